// Goal: one port serves HTTP and WebSocket within its bounds: whoever is slow, silent, too large,
// too many or malformed gets a clear answer or is dropped, and is counted until gone.
#include "tests/gateway/player_client.h"
#include "tests/gateway/test_server.h"
#include "tests/runtime/epoll_test_main.h"

#include <QTest>
#include <QTimer>

#include <algorithm>
#include <utility>
#include <vector>

using namespace arcade;
using namespace arcade::gateway;
using namespace arcade::gateway::test;

Q_DECLARE_METATYPE(arcade::gateway::Carrier)

namespace {

const QByteArray kGetHealth = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";

QByteArray lastStatus(const RawClient& client) {
    const QList<HttpReply> replies = repliesIn(client.heard());
    return replies.isEmpty() ? QByteArray{} : QByteArray::number(replies.back().status);
}

} // namespace

class ListenerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void servesBothOnOnePort();
    void servesOneAfterTheOther();
    void answersInOrder();
    void anyCutIsTheSame_data();
    void anyCutIsTheSame();
    void refusesHandshakes_data();
    void refusesHandshakes();
    void refusesRequests_data();
    void refusesRequests();
    void dropsTheSilent_data();
    void dropsTheSilent();
    void dropsWhoNeverReads();
    void saysContinue();
    void handlerMayTakeLong();
    void limitsConnections();
    void limitsByAddress();
    void dropsTheOverrun();
    void takesABurstInTurns_data();
    void takesABurstInTurns();
    void countsUntilGone();
    void stopsAccepting();
    void saysWhyItCannotListen_data();
    void saysWhyItCannotListen();
    void endsWithConnectionsOpen();

private:
    std::unique_ptr<TestServer> m_server;
};

void ListenerTest::init() {
    m_server = std::make_unique<TestServer>();
}

void ListenerTest::servesBothOnOnePort() {
    m_server->start();
    PlayerClient player(m_server->port());
    QVERIFY(player.connects());
    QCOMPARE(m_server->get("/healthz").status, 200);
    const QString token = m_server->signIn("link")[QStringLiteral("token")].toString();
    QCOMPARE(player.authenticate(token)[QStringLiteral("type")].toString(),
             QStringLiteral("auth.success"));
    QVERIFY(QString::fromStdString(m_server->listener->url())
                .startsWith(QStringLiteral("http://127.0.0.1:")));
}

void ListenerTest::servesOneAfterTheOther() {
    m_server->start();
    RawClient client(m_server->port());
    for (int count = 1; count <= 3; ++count) {
        client.say(kGetHealth);
        QVERIFY(waitUntil([&] { return repliesIn(client.heard()).size() == count; }));
    }
    QVERIFY(!client.isClosed());
    client.say("GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    QVERIFY(waitUntil([&] { return client.isClosed(); }));
    QCOMPARE(repliesIn(client.heard()).size(), 4);
}

void ListenerTest::answersInOrder() {
    m_server->start();
    RawClient client(m_server->port());
    QByteArray requests;
    for (int count = 0; count < 50; ++count)
        requests += count % 2 == 0 ? kGetHealth
                                   : QByteArray("GET /api/leaderboard HTTP/1.1\r\nHost: l\r\n\r\n");
    client.say(requests);
    QVERIFY(waitUntil([&] { return repliesIn(client.heard()).size() == 50; }));
    const QList<HttpReply> replies = repliesIn(client.heard());
    for (int index = 0; index < replies.size(); ++index)
        QCOMPARE(replies[index].body.contains("rows"), index % 2 == 1);
}

void ListenerTest::anyCutIsTheSame_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("start");
    QTest::newRow("request") << kGetHealth << QByteArray("HTTP/1.1 200 OK");
    QTest::newRow("handshake") << handshakeFor("/ws") << QByteArray("HTTP/1.1 101 ");
    QTest::newRow("handshake of direct games") << handshakeFor("/") << QByteArray("HTTP/1.1 101 ");
    QTest::newRow("bad request") << QByteArray("GET /x\r\n\r\n") << QByteArray("HTTP/1.1 400 ");
}

/// Each byte on its own, so that the head arrives in as many pieces as it has.
void ListenerTest::anyCutIsTheSame() {
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, start);
    m_server->start();
    RawClient client(m_server->port());
    client.socket().setSocketOption(QAbstractSocket::LowDelayOption, 1);
    for (const char byte : bytes) {
        client.say(QByteArray(1, byte));
        client.socket().flush();
        QCoreApplication::processEvents();
    }
    QVERIFY(waitUntil([&] { return client.heard().contains("\r\n\r\n"); }));
    QVERIFY2(client.heard().startsWith(start), client.heard().constData());
}

void ListenerTest::refusesHandshakes_data() {
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("status");
    const QByteArray good = handshakeFor("/ws");
    const auto row = [&](const char* name, const char* from, const char* to, const char* status) {
        QTest::newRow(name) << QByteArray(good).replace(from, to) << QByteArray(status);
    };
    row("wrong path", "/ws", "/elsewhere", "404");
    row("longer path", "/ws", "/ws/", "404");
    row("other version", "Version: 13", "Version: 8", "426");
    row("no upgrade", "Upgrade: websocket\r\n", "", "426");
    row("other upgrade", "Upgrade: websocket", "Upgrade: h2c", "426");
    row("no version", "Sec-WebSocket-Version: 13\r\n", "", "400");
    row("no key", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n", "", "400");
    row("short key", "dGhlIHNhbXBsZSBub25jZQ==", "dGhlIHNhbXBsZQ==", "400");
    row("no connection token", "Connection: Upgrade", "Connection: close", "400");
    row("posted", "GET", "POST", "400");
    row("old HTTP", "HTTP/1.1", "HTTP/1.0", "400");
    row("with a body", "Host", "Content-Length: 3\r\nHost", "400");
    row("two hosts", "Host", "Host: other\r\nHost", "400");
}

void ListenerTest::refusesHandshakes() {
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, status);
    m_server->start();
    RawClient client(m_server->port());
    client.say(request);
    QVERIFY(waitUntil([&] { return client.isClosed(); }));
    QCOMPARE(lastStatus(client), status);
    const HttpReply reply = repliesIn(client.heard()).front();
    QVERIFY(!reply.errorCode().isEmpty());
    if (status == "426")
        QCOMPARE(reply.headers["sec-websocket-version"], "13");
    QVERIFY(waitUntil([&] { return m_server->listener->connections() == 0; }));
}

void ListenerTest::refusesRequests_data() {
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("status");
    const auto row = [](const char* name, const QByteArray& request, const char* status) {
        QTest::newRow(name) << request << QByteArray(status);
    };
    row("head too large", "GET / HTTP/1.1\r\nHost: l\r\nX: " + QByteArray(20'000, 'x') + "\r\n\r\n",
        "431");
    row("endless head", "GET / HTTP/1.1\r\nHost: l\r\nX: " + QByteArray(100'000, 'x'), "431");
    row("handshake too large",
        handshakeFor("/ws").replace("Host", "X: " + QByteArray(20'000, 'x') + "\r\nHost"), "431");
    row("body announced too large",
        "POST /api/session HTTP/1.1\r\nHost: l\r\nContent-Length: 70000\r\n\r\n", "413");
    row("body sent too large",
        "POST /api/session HTTP/1.1\r\nHost: l\r\nContent-Length: 500000\r\n\r\n" +
            QByteArray(500'000, 'x'),
        "413");
    row("chunked", "POST /api/session HTTP/1.1\r\nHost: l\r\nTransfer-Encoding: chunked\r\n\r\n",
        "501");
    row("negative length", "POST /api/session HTTP/1.1\r\nHost: l\r\nContent-Length: -1\r\n\r\n",
        "400");
    row("unknown method", "BREW / HTTP/1.1\r\nHost: l\r\n\r\n", "501");
    row("other protocol", "SSH-2.0-OpenSSH_9.2\r\n", "400");
    row("HTTP/2 at once", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "505");
    row("TLS at once", QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01", 8), "400");
}

void ListenerTest::refusesRequests() {
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, status);
    m_server->start();
    RawClient client(m_server->port());
    client.say(request);
    QVERIFY(waitUntil([&] { return client.isClosed(); }));
    QCOMPARE(lastStatus(client), status);
    QVERIFY(waitUntil([&] { return m_server->listener->connections() == 0; }));
}

void ListenerTest::dropsTheSilent_data() {
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<QByteArray>("status");
    QTest::newRow("nothing") << QByteArray{} << QByteArray{};
    QTest::newRow("half a head") << QByteArray("GET / HTTP/1.1\r\nHo") << QByteArray{};
    QTest::newRow("half a handshake") << handshakeFor("/ws").chopped(2) << QByteArray{};
    QTest::newRow("half a body")
        << QByteArray("POST /api/session HTTP/1.1\r\nHost: l\r\nContent-Length: 9\r\n\r\n{")
        << QByteArray("408");
    QTest::newRow("half a second request") << kGetHealth + "GET /" << QByteArray("408");
    QTest::newRow("no second request") << kGetHealth << QByteArray("200");
}

void ListenerTest::dropsTheSilent() {
    QFETCH(QByteArray, said);
    QFETCH(QByteArray, status);
    m_server->listenerSettings.handshakeTimeout = Duration{200};
    m_server->listenerSettings.httpTimes.request = Duration{200};
    m_server->start();
    RawClient client(m_server->port());
    client.say(said);
    QVERIFY(waitUntil([&] { return client.isClosed(); }));
    QCOMPARE(lastStatus(client), status);
    QVERIFY(waitUntil([&] { return m_server->listener->connections() == 0; }));
}

void ListenerTest::dropsWhoNeverReads() {
    m_server->listenerSettings.httpTimes.request = Duration{300};
    m_server->start();
    RawClient client(m_server->port());
    client.stopReading();
    QByteArray requests;
    for (int count = 0; count < 3000; ++count)
        requests += "GET /api/openapi.json HTTP/1.1\r\nHost: l\r\n\r\n";
    client.say(requests);
    QVERIFY(waitUntil([&] { return m_server->listener->connections() == 1; }));
    QVERIFY(waitUntil([&] { return m_server->listener->connections() == 0; }));
    // One answer at a time was made, not three thousand.
    QVERIFY(m_server->metric(R"(http_requests_total{route="/api/openapi.json",status="200"})") <
            3000);
}

void ListenerTest::saysContinue() {
    m_server->start();
    RawClient client(m_server->port());
    client.say("POST /api/session HTTP/1.1\r\nHost: l\r\nContent-Length: 18\r\n"
               "Expect: 100-continue\r\nConnection: close\r\n\r\n");
    QVERIFY(waitUntil([&] { return client.hears("HTTP/1.1 100 Continue\r\n\r\n"); }));
    client.say(R"({"callsign":"neo"})");
    QVERIFY(waitUntil([&] { return client.isClosed(); }));
    QVERIFY(client.hears("HTTP/1.1 200 OK"));
}

namespace {

/// Answers when it is told to, or never.
class SlowHandler : public HttpHandler {
public:
    void handle(const HttpRequest&, const HttpOrigin&, Respond respond) override {
        waiting.push_back(std::move(respond));
    }
    std::vector<Respond> waiting;
};

} // namespace

void ListenerTest::handlerMayTakeLong() {
    m_server->start();
    SlowHandler slow;
    ListenerSettings settings = m_server->listenerSettings;
    settings.httpTimes = {.request = Duration{100}, .answer = Duration{2500}};
    Listener listener(settings, *m_server->coordinator, slow, m_server->metrics);
    QVERIFY(listener.listen().ok());
    RawClient patient(listener.port());
    RawClient unlucky(listener.port());
    RawClient gone(listener.port());
    for (RawClient* client : {&patient, &unlucky, &gone}) {
        const std::size_t before = slow.waiting.size();
        client->say(kGetHealth);
        QVERIFY(waitUntil([&] { return slow.waiting.size() == before + 1; }));
    }
    gone.socket().abort();
    QVERIFY(waitUntil([&] { return listener.connections() == 2; }));
    slow.waiting[0](jsonResponse("{}"));
    slow.waiting[2](jsonResponse("{}"));
    QVERIFY(waitUntil([&] { return unlucky.isClosed(); }));
    QCOMPARE(lastStatus(unlucky), "504");
    slow.waiting[1](jsonResponse("{}"));
    QCOMPARE(lastStatus(patient), "200");
}

void ListenerTest::limitsConnections() {
    m_server->listenerSettings.connections = 2;
    m_server->start();
    RawClient first(m_server->port());
    RawClient second(m_server->port());
    QVERIFY(waitUntil([&] { return m_server->listener->connections() == 2; }));
    RawClient third(m_server->port());
    third.say(kGetHealth);
    QVERIFY(waitUntil([&] { return third.isClosed(); }));
    QCOMPARE(lastStatus(third), "503");
    QCOMPARE(repliesIn(third.heard()).front().errorCode(), QStringLiteral("SERVER_FULL"));
    // A QWebSocket takes this code for a fault of ours.
    RawClient player(m_server->port());
    player.say(handshakeFor("/ws"));
    QVERIFY(waitUntil([&] { return closeCodeIn(player.heard()) == 1013; }));
    player.say(frame(kClose, QByteArray("\x03\xF5", 2)));
    QVERIFY(waitUntil([&] { return m_server->listener->connections() == 2; }));
    first.socket().abort();
    QVERIFY(waitUntil([&] { return m_server->listener->connections() == 1; }));
    QCOMPARE(m_server->get("/healthz").status, 200);
}

void ListenerTest::limitsByAddress() {
    m_server->listenerSettings.connectionsPerAddress = 1;
    m_server->start();
    RawClient exempt(m_server->port());
    QCOMPARE(m_server->get("/healthz").status, 200);
    m_server->stop();
    m_server->listenerSettings.limitLoopback = true;
    m_server->start();
    RawClient only(m_server->port());
    QVERIFY(waitUntil([&] { return m_server->listener->connections() == 1; }));
    QCOMPARE(m_server->get("/healthz").status, 503);
}

void ListenerTest::dropsTheOverrun() {
    m_server->listenerSettings.connections = 1;
    m_server->start();
    std::vector<std::unique_ptr<RawClient>> crowd;
    for (int count = 0; count < 300; ++count)
        crowd.push_back(std::make_unique<RawClient>(m_server->port()));
    QVERIFY(waitUntil([&] {
        return std::count_if(crowd.begin(), crowd.end(),
                             [](const auto& client) { return client->isClosed(); }) > 0;
    }));
    QVERIFY(m_server->listener->connections() <= 1 + 256);
}

void ListenerTest::takesABurstInTurns_data() {
    QTest::addColumn<Carrier>("carrier");
    QTest::newRow("plain") << Carrier::Plain;
    QTest::newRow("qt") << Carrier::Qt;
}

/// However many come at once, those who are there have their turn in between.
void ListenerTest::takesABurstInTurns() {
    QFETCH(Carrier, carrier);
    constexpr int burst = 300;
    m_server->listenerSettings.carrier = carrier;
    m_server->start();
    // They are connected as soon as they wait in line.
    std::vector<std::unique_ptr<QTcpSocket>> sockets;
    for (int count = 0; count < burst; ++count) {
        sockets.push_back(std::make_unique<QTcpSocket>());
        sockets.back()->connectToHost(QHostAddress::LocalHost, m_server->port());
        QVERIFY(sockets.back()->waitForConnected());
    }
    // Has its turn in each turn of the loop.
    QTimer other;
    int most = 0;
    int before = 0;
    QObject::connect(&other, &QTimer::timeout, &other, [&] {
        const int now = m_server->listener->connections();
        most = std::max(most, now - std::exchange(before, now));
    });
    other.start(0);
    QVERIFY(waitUntil([&] { return before == burst; }));
    QVERIFY2(most < burst / 2, QByteArray::number(most).constData());
}

void ListenerTest::countsUntilGone() {
    m_server->start();
    QCOMPARE(m_server->listener->connections(), 0);
    {
        PlayerClient player(m_server->port());
        QVERIFY(player.connects());
        RawClient idle(m_server->port());
        RawClient browsing(m_server->port());
        browsing.say(kGetHealth);
        QVERIFY(waitUntil([&] { return lastStatus(browsing) == "200"; }));
        QVERIFY(waitUntil([&] { return m_server->listener->connections() == 3; }));
    }
    QVERIFY(waitUntil([&] { return m_server->listener->connections() == 0; }));
    QVERIFY(waitUntil([&] { return m_server->metric("connections_active") == 0.0; }));
}

void ListenerTest::stopsAccepting() {
    m_server->start();
    const quint16 port = m_server->port();
    PlayerClient player(port);
    QVERIFY(player.connects());
    m_server->listener->stopAccepting();
    QTcpSocket late;
    late.connectToHost(QHostAddress::LocalHost, port);
    QVERIFY(waitUntil([&] { return late.error() == QAbstractSocket::ConnectionRefusedError; }));
    const QString nonsense = QStringLiteral("{}");
    player.sendText(nonsense);
    QVERIFY(!player.next(QStringLiteral("error")).isEmpty());
}

void ListenerTest::saysWhyItCannotListen_data() {
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("samePort");
    QTest::newRow("port taken") << QStringLiteral("127.0.0.1") << true;
    QTest::newRow("no address") << QStringLiteral("not an address") << false;
    QTest::newRow("address of another machine") << QStringLiteral("192.0.2.1") << false;
}

void ListenerTest::saysWhyItCannotListen() {
    QFETCH(QString, host);
    QFETCH(bool, samePort);
    m_server->start();
    ListenerSettings settings;
    settings.host = host.toStdString();
    settings.port = samePort ? m_server->port() : 0;
    Listener second(settings, *m_server->coordinator, *m_server->api, m_server->metrics);
    const auto listening = second.listen();
    QVERIFY(!listening.ok());
    QVERIFY(QString::fromStdString(listening.error().message).contains(host));
}

void ListenerTest::endsWithConnectionsOpen() {
    m_server->start();
    PlayerClient player(m_server->port());
    QVERIFY(player.connects());
    RawClient half(m_server->port());
    half.say("GET /");
    RawClient upgrading(m_server->port());
    QVERIFY(waitUntil([&] { return m_server->listener->connections() == 3; }));
    upgrading.say(handshakeFor("/ws"));
    m_server->stop();
    QVERIFY(
        waitUntil([&] { return player.isClosed() && half.isClosed() && upgrading.isClosed(); }));
}

ARCADE_EPOLL_TEST_MAIN(ListenerTest)
#include "tst_listener.moc"
