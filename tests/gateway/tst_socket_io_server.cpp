// Goal: sessions of Socket.IO are bounded as connections are: how many there are, how long they may
// be of no use, how often they may be wrong; and each end is told in a way that says whether to
// come back.
#include "tests/gateway/test_server.h"
#include "tests/runtime/epoll_test_main.h"

#include <QJsonDocument>
#include <QTest>

using namespace arcade;
using namespace arcade::gateway;
using namespace arcade::gateway::test;

namespace {

const QByteArray kPath = "/socket.io/?EIO=4&transport=polling";

} // namespace

class SocketIoServerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_server = std::make_unique<TestServer>(); }
    void sessionsAreCounted();
    void mustConnectInTime();
    void disconnectedMustConnectAgainInTime();
    void connectsTooOften();
    void tooManyRefusalsAreForGood();
    void goingDownIsNotForGood();
    void otherPathsAreTheOthers();
    void webSocketFromTheBeginning();
    void stopsInTheMiddle();

private:
    QByteArray open();
    QByteArray poll(const QByteArray& sid) { return m_server->get(kPath + "&sid=" + sid).body; }
    int post(const QByteArray& sid, const QByteArray& body) {
        return m_server->post(kPath + "&sid=" + sid, body).status;
    }
    bool isGone(const QByteArray& sid) {
        return m_server->get(kPath + "&sid=" + sid).json()[QStringLiteral("code")].toInt() == 1;
    }

    std::unique_ptr<TestServer> m_server;
};

QByteArray SocketIoServerTest::open() {
    const HttpReply reply = m_server->get(kPath);
    return QJsonDocument::fromJson(reply.body.mid(1))
        .object()[QStringLiteral("sid")]
        .toString()
        .toLatin1();
}

void SocketIoServerTest::sessionsAreCounted() {
    constexpr int kSessions = 8;
    m_server->listenerSettings.limitLoopback = true;
    m_server->listenerSettings.connectionsPerAddress = kSessions;
    m_server->start();
    QByteArray last;
    for (int number = 0; number < kSessions; ++number) {
        last = open();
        QVERIFY(!last.isEmpty());
    }
    const HttpReply refused = m_server->get(kPath);
    QCOMPARE(refused.status, 503);
    QCOMPARE(refused.errorCode(), QStringLiteral("SERVER_FULL"));
    QVERIFY(refused.body.contains("sessions"));
    QCOMPARE(post(last, "1"), 200);
    QVERIFY(waitUntil([&] { return !open().isEmpty(); }));
}

void SocketIoServerTest::mustConnectInTime() {
    m_server->listenerSettings.peer.authTimeout = Duration{50};
    m_server->start();
    const QByteArray sid = open();
    QCOMPARE(poll(sid), QByteArray("1"));
    QVERIFY(isGone(sid));
}

void SocketIoServerTest::disconnectedMustConnectAgainInTime() {
    m_server->listenerSettings.peer.authTimeout = Duration{50};
    m_server->start();
    const QByteArray sid = open();
    QCOMPARE(post(sid, "40\x1e"
                       "41"),
             200);
    QVERIFY(poll(sid).startsWith("40{\"sid\":"));
    QVERIFY(poll(sid).endsWith("1"));
    QVERIFY(isGone(sid));
}

void SocketIoServerTest::connectsTooOften() {
    m_server->start();
    const QByteArray sid = open();
    QByteArray body = "40/a,";
    for (int number = 0; number < 100; ++number)
        body += "\x1e"
                "40/a,";
    QCOMPARE(post(sid, body), 200);
    const QByteArray heard = poll(sid);
    QCOMPARE(heard.count("44/a,{\"message\":\"Invalid namespace\"}"), 64);
    QVERIFY(heard.endsWith("\x1e"
                           "1"));
    QVERIFY(isGone(sid));
}

void SocketIoServerTest::tooManyRefusalsAreForGood() {
    m_server->listenerSettings.peer.faults = RateLimit::perSecond(1, 3);
    m_server->start();
    const QByteArray sid = open();
    QCOMPARE(post(sid, "40\x1e"
                       "42[]\x1e"
                       "42[]\x1e"
                       "42[]\x1e"
                       "42[]\x1e"
                       "42[]"),
             200);
    const QByteArray heard = poll(sid);
    QCOMPARE(heard.count("42[\"error_message\",{\"code\":\"BAD_MESSAGE\""), 3);
    QVERIFY(heard.endsWith("\x1e"
                           "41\x1e"
                           "1"));
    QVERIFY(isGone(sid));
}

void SocketIoServerTest::goingDownIsNotForGood() {
    m_server->start();
    const QByteArray sid = open();
    QCOMPARE(post(sid, "40"), 200);
    QVERIFY(poll(sid).startsWith("40"));
    RawClient waiting(m_server->port());
    waiting.say("GET " + kPath + "&sid=" + sid + " HTTP/1.1\r\nHost: x\r\n\r\n");
    // Asked behind it, and answered while it waits.
    QCOMPARE(post(sid, "3"), 200);
    m_server->coordinator->endAll(CloseCode::GoingDown, "Going down.");
    QVERIFY(waitUntil([&] { return !repliesIn(waiting.heard()).isEmpty(); }));
    QCOMPARE(repliesIn(waiting.heard()).first().body, QByteArray("1"));
}

void SocketIoServerTest::otherPathsAreTheOthers() {
    m_server->start();
    QCOMPARE(m_server->get("/healthz").status, 200);
    QCOMPARE(m_server->get("/socket.io/socket.io.js").status, 404);
    QCOMPARE(m_server->get("/socket.iox/?EIO=4&transport=polling").status, 404);
    QCOMPARE(m_server->get("/socket.io?EIO=4&transport=polling").status, 200);
}

void SocketIoServerTest::webSocketFromTheBeginning() {
    m_server->start();
    RawClient client(m_server->port());
    client.say(handshakeFor("/socket.io/?EIO=4&transport=websocket"));
    QVERIFY(waitUntil([&] { return !framesIn(client.heard()).isEmpty(); }));
    const QByteArray handshake = framesIn(client.heard()).first().payload;
    QVERIFY(handshake.startsWith("0{\"sid\":"));
    QVERIFY(handshake.contains("\"upgrades\":[]"));
    client.say(frame(kText, "40") + frame(kText, "4210[\"nothing\"]"));
    QVERIFY(waitUntil([&] { return client.hears("4310[{\"error\":"); }));
    client.say(frame(kText, "42[\"nothing\"]") + frame(kBinary, "x"));
    QVERIFY(waitUntil([&] { return client.heard().count("42[\"error_message\",") == 3; }));
    // What no client of Engine.IO says.
    client.say(frame(kText, "2"));
    QVERIFY(waitUntil([&] { return closeCodeIn(client.heard()) == 4003; }));
}

/// Everything at once: a poll that waits, a WebSocket, and one that is offered.
void SocketIoServerTest::stopsInTheMiddle() {
    m_server->start();
    const QByteArray polling = open();
    const QByteArray moving = open();
    QCOMPARE(post(polling, "40"), 200);
    QVERIFY(poll(polling).startsWith("40"));
    RawClient waiting(m_server->port());
    waiting.say("GET " + kPath + "&sid=" + polling + " HTTP/1.1\r\nHost: x\r\n\r\n");
    RawClient carried(m_server->port());
    carried.say(handshakeFor("/socket.io/?EIO=4&transport=websocket"));
    RawClient offered(m_server->port());
    offered.say(handshakeFor("/socket.io/?EIO=4&transport=websocket&sid=" + moving));
    QVERIFY(waitUntil([&] { return offered.hears("\r\n\r\n") && carried.hears("0{\"sid\""); }));
    carried.say(frame(kText, "40"));
    offered.say(frame(kText, "2probe"));
    QVERIFY(waitUntil([&] { return offered.hears("3probe") && carried.hears("40{"); }));
    m_server->stop();
    QVERIFY(waitUntil([&] { return waiting.isClosed() && carried.isClosed(); }));
    QVERIFY(waitUntil([&] { return offered.isClosed(); }));
}

ARCADE_EPOLL_TEST_MAIN(SocketIoServerTest)
#include "tst_socket_io_server.moc"
