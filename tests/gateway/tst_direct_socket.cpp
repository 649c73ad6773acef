// Goal: the flat WebSocket of direct games keeps its word: every wrong message gets one clear error
// and costs nobody anything; a connection lives by WebSocket pings and is told what is its own.
#include "server/gateway/flat_dialect.h"
#include "tests/gateway/fake_transport.h"
#include "tests/gateway/player_client.h"
#include "tests/gateway/test_server.h"
#include "tests/runtime/epoll_test_main.h"

#include <QJsonDocument>
#include <QTest>

using namespace arcade;
using namespace arcade::gateway;
using namespace arcade::gateway::test;

namespace {

const QString kRoot = QStringLiteral("/");
const QString kState = QStringLiteral("match_state");
const QString kError = QStringLiteral("error");

/// A client of direct games.
class Flat : public PlayerClient {
public:
    explicit Flat(quint16 port)
        : PlayerClient(port, kRoot) {}

    void say(const char* type, const char* player, const QString& match = {}) {
        QJsonObject message{{QStringLiteral("type"), QString::fromLatin1(type)},
                            {QStringLiteral("playerId"), QString::fromLatin1(player)}};
        if (!match.isEmpty())
            message[QStringLiteral("matchId")] = match;
        sendText(QString::fromUtf8(QJsonDocument(message).toJson(QJsonDocument::Compact)));
    }
    QString refusal() { return next(kError)[u"code"].toString(); }
    QString status() { return next(kState)[u"status"].toString(); }
};

} // namespace

class DirectSocketTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void playersMeet();
    void speaksFlatOnly();
    void badMessages_data();
    void badMessages();
    void tooLargeIsNotRead();
    void binaryIsRefused();
    void wrongOrder();
    void someoneElsesId();
    void repeatedIsHarmless();
    void abuseIsSentAway();
    void newcomersMustSpeak();
    void speakersMayStay();
    void livesByPings();
    void dropsWhoIsNotHeard();
    void isToldNothingOfTheArcade();
    void newerReplaces();
    void othersAreNotDisturbed();
    void pathsAreTold();

private:
    QString paired();
    std::unique_ptr<Flat> connected() {
        auto client = std::make_unique<Flat>(m_server->port());
        return client->connects() ? std::move(client) : nullptr;
    }
    /// Two players in their match, both there; what they were told is taken.
    void meet();
    Peer::Surroundings surroundingsWith(const PeerLimits& limits) {
        return {*m_server->coordinator,
                m_server->metrics,
                m_deadlines,
                m_delayedAnswers,
                limits,
                [](Peer&) {}};
    }

    Deadlines m_deadlines;
    DelayedAnswers m_delayedAnswers{Duration{100}};
    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<Flat> m_first;
    std::unique_ptr<Flat> m_second;
    QString m_match;
};

void DirectSocketTest::init() {
    m_first.reset();
    m_second.reset();
    m_server = std::make_unique<TestServer>();
    m_server->apiSettings.gameServerToken = kAdminToken;
}

QString DirectSocketTest::paired() {
    QString match;
    for (const QByteArray player : {"p1", "p2"})
        match =
            m_server
                ->post("/api/find-match",
                       R"({"game":"go","asset":"TON","amount":0.5,"playerId":")" + player + R"("})")
                .json()[u"matchId"]
                .toString();
    return match;
}

void DirectSocketTest::meet() {
    m_match = paired();
    m_first = connected();
    m_second = connected();
    m_first->say("join_match", "p1", m_match);
    QCOMPARE(m_first->status(), QStringLiteral("waiting"));
    m_second->say("join_match", "p2", m_match);
    QCOMPARE(m_second->status(), QStringLiteral("active"));
    QCOMPARE(m_first->status(), QStringLiteral("active"));
}

void DirectSocketTest::playersMeet() {
    m_server->start();
    m_first = connected();
    m_first->say("register", "p1");
    const QString match = paired();
    const QJsonObject found = m_first->next(QStringLiteral("match_found"));
    QCOMPARE(found, (QJsonObject{{QStringLiteral("type"), QStringLiteral("match_found")},
                                 {QStringLiteral("matchId"), match},
                                 {QStringLiteral("game"), QStringLiteral("go")},
                                 {QStringLiteral("asset"), QStringLiteral("TON")},
                                 {QStringLiteral("amount"), 0.5},
                                 {QStringLiteral("opponentId"), QStringLiteral("p2")}}));
    m_second = connected();
    m_second->say("register", "p2");
    QCOMPARE(m_second->next(QStringLiteral("match_found"))[u"opponentId"].toString(),
             QStringLiteral("p1"));
    m_first->say("join_match", "p1", match);
    const QJsonObject state = m_first->next(kState);
    QCOMPARE(state[u"matchId"].toString(), match);
    QCOMPARE(state[u"status"].toString(), QStringLiteral("waiting"));
    QVERIFY(state[u"players"][u"p1"][u"connected"].toBool());
    QVERIFY(!state[u"players"][u"p2"][u"connected"].toBool());
    m_second->say("join_match", "p2", match);
    QCOMPARE(m_first->status(), QStringLiteral("active"));
    m_second->say("leave_match", "p2", match);
    QCOMPARE(m_first->status(), QStringLiteral("paused"));
    m_second->say("join_match", "p2", match);
    QCOMPARE(m_first->status(), QStringLiteral("active"));
    m_second->socket().abort();
    QCOMPARE(m_first->status(), QStringLiteral("paused"));
    m_second = connected();
    m_second->say("register", "p2");
    QCOMPARE(m_first->status(), QStringLiteral("active"));
    m_server->post("/api/match/" + match.toUtf8() + "/result", R"({"winner":"p2"})",
                   QByteArray("Authorization: Bearer ") + kAdminToken + "\r\n");
    const QJsonObject end = m_first->next(kState);
    QCOMPARE(end[u"status"].toString(), QStringLiteral("finished"));
    QCOMPARE(end[u"winner"].toString(), QStringLiteral("p2"));
}

void DirectSocketTest::speaksFlatOnly() {
    m_server->start();
    m_first = connected();
    for (const char* text : {R"({"type":"auth","data":{"token":"x.y.z"}})",
                             R"({"type":"queue.leave"})", R"({"type":"match_state"})",
                             R"({"type":"find_match","playerId":"p1"})", R"({"type":""})"}) {
        m_first->sendText(QString::fromUtf8(text));
        QCOMPARE(m_first->refusal(), QStringLiteral("UNKNOWN_TYPE"));
    }
    PlayerClient arcade(m_server->port());
    QVERIFY(arcade.connects());
    arcade.send(QStringLiteral("register"), {{QStringLiteral("playerId"), QStringLiteral("p1")}},
                QStringLiteral("1"));
    QCOMPARE(arcade.next(kError)[u"data"][u"code"].toString(), QStringLiteral("UNKNOWN_TYPE"));
}

void DirectSocketTest::badMessages_data() {
    QTest::addColumn<QString>("text");
    const auto row = [](const char* name, const QString& text) { QTest::newRow(name) << text; };
    const QString longId(65, u'p');
    row("nothing", QString());
    row("no JSON", QStringLiteral("register"));
    row("list", QStringLiteral("[]"));
    row("number", QStringLiteral("7"));
    row("no type", QStringLiteral(R"({"playerId":"p1"})"));
    row("number as type", QStringLiteral(R"({"type":7})"));
    row("register without an id", QStringLiteral(R"({"type":"register"})"));
    row("register with a number", QStringLiteral(R"({"type":"register","playerId":7})"));
    row("register with null", QStringLiteral(R"({"type":"register","playerId":null})"));
    row("register with nothing", QStringLiteral(R"({"type":"register","playerId":""})"));
    row("register at length", QStringLiteral(R"({"type":"register","playerId":"%1"})").arg(longId));
    row("register with a number as token",
        QStringLiteral(R"({"type":"register","playerId":"p1","token":7})"));
    row("join without a match", QStringLiteral(R"({"type":"join_match","playerId":"p1"})"));
    row("join without an id", QStringLiteral(R"({"type":"join_match","matchId":"x"})"));
    row("join with a number",
        QStringLiteral(R"({"type":"join_match","matchId":7,"playerId":"p"})"));
    row("join with a list", QStringLiteral(R"({"type":"join_match","matchId":[],"playerId":"p"})"));
    row("join at length",
        QStringLiteral(R"({"type":"join_match","matchId":"%1","playerId":"p"})").arg(longId));
    row("leave without a match", QStringLiteral(R"({"type":"leave_match","playerId":"p1"})"));
    row("leave without an id", QStringLiteral(R"({"type":"leave_match","matchId":"x"})"));
    row("leave with an object",
        QStringLiteral(R"({"type":"leave_match","matchId":{},"playerId":"p1"})"));
    row("too deep", QStringLiteral(R"({"type":"register","playerId":"p1","a":)") +
                        QString(20, u'[') + QString(20, u']') + u'}');
}

void DirectSocketTest::badMessages() {
    QFETCH(QString, text);
    m_server->start();
    m_first = connected();
    m_first->sendText(text);
    const QJsonObject refused = m_first->next(kError);
    QCOMPARE(refused[u"code"].toString(), QStringLiteral("BAD_MESSAGE"));
    QVERIFY(!refused[u"message"].toString().isEmpty());
    m_first->say("register", "p1");
    paired();
    QVERIFY(!m_first->next(QStringLiteral("match_found")).isEmpty());
}

void DirectSocketTest::tooLargeIsNotRead() {
    m_server->start();
    m_first = connected();
    m_first->sendText(QString(20'000, u' '));
    QCOMPARE(m_first->refusal(), QStringLiteral("TOO_LARGE"));
    m_first->sendText(QString(100'000, u' '));
    QCOMPARE(m_first->closeCode(), 1009);
}

void DirectSocketTest::binaryIsRefused() {
    m_server->start();
    m_first = connected();
    m_first->socket().sendBinaryMessage("\x01");
    QCOMPARE(m_first->refusal(), QStringLiteral("BAD_MESSAGE"));
}

void DirectSocketTest::wrongOrder() {
    m_server->start();
    const QString match = paired();
    m_first = connected();
    m_first->say("leave_match", "p1", match);
    QCOMPARE(m_first->refusal(), QStringLiteral("UNAUTHENTICATED"));
    m_first->say("join_match", "p1", QStringLiteral("0123456789abcdef0123456789abcdef"));
    QCOMPARE(m_first->refusal(), QStringLiteral("MATCH_NOT_FOUND"));
    m_first->say("join_match", "p3", match);
    QCOMPARE(m_first->refusal(), QStringLiteral("NOT_IN_MATCH"));
    // None of it has tied the connection to anybody.
    m_first->say("join_match", "p1", match);
    QCOMPARE(m_first->status(), QStringLiteral("waiting"));
    m_first->say("leave_match", "p1", QStringLiteral("x"));
    QCOMPARE(m_first->refusal(), QStringLiteral("MATCH_NOT_FOUND"));
}

void DirectSocketTest::someoneElsesId() {
    m_server->start();
    meet();
    m_first->say("register", "p2");
    QCOMPARE(m_first->refusal(), QStringLiteral("UNAUTHENTICATED"));
    m_first->say("join_match", "p2", m_match);
    QCOMPARE(m_first->refusal(), QStringLiteral("UNAUTHENTICATED"));
    m_first->say("leave_match", "p2", m_match);
    QCOMPARE(m_first->refusal(), QStringLiteral("UNAUTHENTICATED"));
    QCOMPARE(m_server->get("/api/match/" + m_match.toUtf8()).json()[u"status"].toString(),
             QStringLiteral("active"));
    QVERIFY(!m_second->isClosed());
    QCOMPARE(m_second->count(kState), 0);
}

void DirectSocketTest::repeatedIsHarmless() {
    m_server->start();
    meet();
    for (int time = 0; time < 3; ++time) {
        m_first->say("join_match", "p1", m_match);
        QCOMPARE(m_first->status(), QStringLiteral("active"));
    }
    for (int time = 0; time < 3; ++time) {
        m_first->say("leave_match", "p1", m_match);
        QCOMPARE(m_first->status(), QStringLiteral("paused"));
    }
    m_first->say("register", "p1");
    QVERIFY(!m_first->next(QStringLiteral("match_found")).isEmpty());
    QCOMPARE(m_second->status(), QStringLiteral("paused"));
    QCOMPARE(m_second->count(kState), 0);
}

void DirectSocketTest::abuseIsSentAway() {
    m_server->listenerSettings.peer.faults = {1, std::chrono::hours{1}, 3};
    m_server->start();
    m_first = connected();
    for (int time = 0; time < 5; ++time)
        m_first->sendText(QStringLiteral("{}"));
    QCOMPARE(m_first->closeCode(), 4003);
}

void DirectSocketTest::newcomersMustSpeak() {
    m_server->listenerSettings.peer.authTimeout = Duration{150};
    m_server->start();
    m_first = connected();
    QCOMPARE(m_first->closeCode(), 4002);
}

void DirectSocketTest::speakersMayStay() {
    FakeTransport::Wire wire;
    const FlatDialect dialect;
    m_server->start();
    PeerLimits limits;
    limits.authTimeout = Duration{400};
    limits.pingInterval = std::chrono::hours{1};
    const Peer::Surroundings surroundings = surroundingsWith(limits);
    Peer peer(std::make_unique<FakeTransport>(wire), dialect, surroundings);
    peer.textReceived("{}");
    QCOMPARE(wire.sent.size(), std::size_t{1});
    // Said just before, a message gives the whole time anew; in the end the time is over.
    QVERIFY(waitUntil([&] { return wire.closedWith.has_value(); }));
    QCOMPARE(*wire.closedWith, CloseCode::NotAuthenticated);
    FakeTransport::Wire registered;
    Peer stays(std::make_unique<FakeTransport>(registered), dialect, surroundings);
    stays.textReceived(R"({"type":"register","playerId":"p1"})");
    FakeTransport::Wire silent;
    const Peer later(std::make_unique<FakeTransport>(silent), dialect, surroundings);
    QVERIFY(waitUntil([&] { return silent.closedWith.has_value(); }));
    QVERIFY(!registered.closedWith);
    QVERIFY(registered.sent.empty());
}

void DirectSocketTest::livesByPings() {
    m_server->listenerSettings.peer.pingInterval = Duration{500};
    m_server->listenerSettings.peer.pongTimeout = Duration{400};
    m_server->start();
    RawClient client(m_server->port());
    client.say(handshakeFor("/"));
    QVERIFY(waitUntil([&] { return client.hears("\r\n\r\n"); }));
    client.say(frame(kText, R"({"type":"register","playerId":"p1"})"));
    qsizetype answered = 0;
    QVERIFY(waitUntil([&] {
        const QList<Heard> frames = framesIn(client.heard());
        for (; answered < frames.size(); ++answered)
            client.say(frame(kPong, frames[answered].payload));
        return answered >= 3 || client.isClosed();
    }));
    QVERIFY(!client.isClosed());
    for (const Heard& heard : framesIn(client.heard()))
        QCOMPARE(heard.opcode, kPing);
}

void DirectSocketTest::dropsWhoIsNotHeard() {
    FakeTransport::Wire wire;
    const FlatDialect dialect;
    m_server->start();
    PeerLimits limits;
    limits.pingInterval = Duration{20};
    limits.pongTimeout = Duration{10};
    const Peer::Surroundings surroundings = surroundingsWith(limits);
    Peer peer(std::make_unique<FakeTransport>(wire), dialect, surroundings);
    peer.authenticated();
    wire.answers = 2;
    QVERIFY(waitUntil([&] { return wire.isAborted; }));
    QCOMPARE(wire.pings, 3);
    QVERIFY(wire.sent.empty());
}

void DirectSocketTest::isToldNothingOfTheArcade() {
    m_server->start();
    m_first = connected();
    m_first->say("register", "p1");
    m_server->asOperator("POST", "/api/admin/drain", "{}");
    m_first->sendText(QStringLiteral("{}"));
    QCOMPARE(m_first->refusal(), QStringLiteral("BAD_MESSAGE"));
    QCOMPARE(m_first->count(QStringLiteral("server.notice")), 0);
    QCOMPARE(m_first->count(QStringLiteral("ok")), 0);
}

void DirectSocketTest::newerReplaces() {
    m_server->start();
    meet();
    const std::unique_ptr<Flat> newer = connected();
    newer->say("register", "p1");
    QCOMPARE(m_first->closeCode(), 4001);
    QVERIFY(!newer->next(QStringLiteral("match_found")).isEmpty());
    newer->say("leave_match", "p1", m_match);
    QCOMPARE(newer->status(), QStringLiteral("paused"));
    QCOMPARE(m_second->status(), QStringLiteral("paused"));
}

void DirectSocketTest::othersAreNotDisturbed() {
    m_server->start();
    meet();
    const std::unique_ptr<Flat> stranger = connected();
    stranger->say("register", "p3");
    stranger->say("join_match", "p3", m_match);
    QCOMPARE(stranger->refusal(), QStringLiteral("NOT_IN_MATCH"));
    stranger->say("leave_match", "p3", m_match);
    QCOMPARE(stranger->refusal(), QStringLiteral("NOT_IN_MATCH"));
    m_first->say("leave_match", "p1", m_match);
    QCOMPARE(m_second->status(), QStringLiteral("paused"));
    QCOMPARE(stranger->count(kState), 0);
    QCOMPARE(m_first->count(kError), 0);
    QCOMPARE(m_second->count(kError), 0);
}

void DirectSocketTest::pathsAreTold() {
    m_server->start();
    RawClient elsewhere(m_server->port());
    elsewhere.say(handshakeFor("/games"));
    QVERIFY(waitUntil([&] { return elsewhere.hears("served on /ws, of direct games on /."); }));
    QCOMPARE(m_server->get("/").status, 404);
}

ARCADE_EPOLL_TEST_MAIN(DirectSocketTest)
#include "tst_direct_socket.moc"
