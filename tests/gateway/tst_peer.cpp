// Goal: one connection keeps its promises at every limit: time to sign in, heartbeat, size and
// rate of messages, refusals, backlog; and ends with the code that says why.
#include "shared/codec/envelope.h"
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

QString codeOf(const QJsonObject& message) {
    return message[QStringLiteral("data")].toObject()[QStringLiteral("code")].toString();
}

std::shared_ptr<const host::Outgoing> outgoing(ServerMessage message) {
    return std::make_shared<host::Outgoing>(host::Outgoing{std::move(message), {}, {}});
}

OpponentProgress progressOf(std::uint64_t match, int wpm) {
    OpponentProgress progress;
    progress.matchId = MatchId{0, match};
    progress.wpm = wpm;
    return progress;
}

std::vector<QString> typesOf(const FakeTransport::Wire& wire) {
    std::vector<QString> types;
    for (const std::string& text : wire.sent)
        types.push_back(QJsonDocument::fromJson(QByteArray::fromStdString(text))
                            .object()[QStringLiteral("type")]
                            .toString());
    return types;
}

const QString kProgress = QStringLiteral("game.opponent_progress");

} // namespace

class PeerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void mustSignInInTime();
    void signedInMayStay();
    void pingsAndStays();
    void dropsWhoIsNotHeard();
    void anyMessageIsALifeSign();
    void repeatsTheRequestsId();
    void refusesButStays_data();
    void refusesButStays();
    void messageSizes_data();
    void messageSizes();
    void rateIsLimited();
    void abuseEndsInFourThousandThree_data();
    void abuseEndsInFourThousandThree();
    void latestWinsWhileSlow();
    void nothingStaleAfterACriticalMessage();
    void replyIdSurvivesReplacement();
    void hardLimitIsTooSlow();
    void oneFrameForAll();
    void slowWatcherStays();
    void watcherWhoTakesNothingIsTooSlow();
    void silentWatcherIsGoneInTheEnd();
    void heardWatcherIsJudgedAnew();
    void nothingAfterTheEnd();
    void slowReaderIsSentAway();
    void secondConnectionReplacesTheFirst();
    void goingDownIsTold();

private:
    QString token(const QByteArray& callsign) {
        return m_server->signIn(callsign)[QStringLiteral("token")].toString();
    }
    Peer::Surroundings surroundings(const PeerLimits& limits);
    std::unique_ptr<Peer> fakePeer();
    /// One who has signed in and was sent a view of a match, with short times.
    std::unique_ptr<Peer> fedPeer();

    std::unique_ptr<TestServer> m_server;
    FakeTransport::Wire m_wire;
    Duration m_drainTimeout{};
    Duration m_slowPongTimeout{};
    EnvelopeDialect m_dialect;
    Deadlines m_deadlines;
    DelayedAnswers m_delayedAnswers{Duration{100}};
    std::optional<Peer::Surroundings> m_surroundings;
    bool m_isFinished = false;
};

void PeerTest::init() {
    m_server = std::make_unique<TestServer>();
    m_wire = {};
    m_drainTimeout = std::chrono::hours{1};
    m_slowPongTimeout = std::chrono::hours{1};
    m_isFinished = false;
}

Peer::Surroundings PeerTest::surroundings(const PeerLimits& limits) {
    return {*m_server->coordinator,
            m_server->metrics,
            m_deadlines,
            m_delayedAnswers,
            limits,
            [this](Peer&) { m_isFinished = true; }};
}

std::unique_ptr<Peer> PeerTest::fakePeer() {
    PeerLimits limits;
    limits.backlogSoftBytes = 1000;
    limits.backlogBytes = 5000;
    m_surroundings.emplace(surroundings(limits));
    return std::make_unique<Peer>(std::make_unique<FakeTransport>(m_wire), m_dialect,
                                  *m_surroundings);
}

std::unique_ptr<Peer> PeerTest::fedPeer() {
    PeerLimits limits;
    limits.pingInterval = Duration{20};
    limits.pongTimeout = Duration{10};
    limits.drainTimeout = m_drainTimeout;
    limits.slowPongTimeout = m_slowPongTimeout;
    m_surroundings.emplace(surroundings(limits));
    auto peer =
        std::make_unique<Peer>(std::make_unique<FakeTransport>(m_wire), m_dialect, *m_surroundings);
    peer->authenticated();
    peer->deliver(outgoing(SpectateUpdate{}), {});
    return peer;
}

void PeerTest::mustSignInInTime() {
    m_server->listenerSettings.peer.authTimeout = Duration{150};
    m_server->start();
    PlayerClient silent(m_server->port());
    QVERIFY(silent.connects());
    QCOMPARE(silent.closeCode(), 4002);
    PlayerClient wrong(m_server->port());
    QVERIFY(wrong.connects());
    QCOMPARE(codeOf(wrong.authenticate(QStringLiteral("x.y.z"))), QStringLiteral("TOKEN_INVALID"));
    QCOMPARE(wrong.closeCode(), 4002);
}

void PeerTest::signedInMayStay() {
    m_server->listenerSettings.peer.authTimeout = Duration{2000};
    m_server->listenerSettings.peer.pingInterval = Duration{9000};
    m_server->listenerSettings.peer.pongTimeout = Duration{2000};
    m_server->start();
    const QString known = token("ghost");
    PlayerClient player(m_server->port());
    QVERIFY(player.connects());
    player.authenticate(known);
    // The ping comes after the time to sign in is long over.
    QVERIFY(!player.next(QStringLiteral("ping")).isEmpty());
    QVERIFY(!player.isClosed());
}

void PeerTest::pingsAndStays() {
    m_server->listenerSettings.peer.pingInterval = Duration{800};
    m_server->listenerSettings.peer.pongTimeout = Duration{700};
    m_server->start();
    PlayerClient player(m_server->port());
    QVERIFY(player.connects());
    player.authenticate(token("seraph"));
    for (int round = 0; round < 3; ++round) {
        const QJsonObject ping = player.next(QStringLiteral("ping"));
        const QString id = ping[QStringLiteral("id")].toString();
        QVERIFY(!id.isEmpty());
        player.send(QStringLiteral("pong"), {}, id);
    }
    QVERIFY(!player.isClosed());
}

void PeerTest::dropsWhoIsNotHeard() {
    m_server->listenerSettings.peer.pingInterval = Duration{150};
    m_server->listenerSettings.peer.pongTimeout = Duration{100};
    m_server->start();
    PlayerClient player(m_server->port());
    QVERIFY(player.connects());
    player.authenticate(token("twin"));
    QVERIFY(waitUntil([&] { return player.isClosed(); }));
    QCOMPARE(player.count(QStringLiteral("ping")), 1);
    QVERIFY(waitUntil([&] { return m_server->metric("sessions_signed_in") == 0.0; }));
    QCOMPARE(m_server->metric("disconnections_total"), 1.0);
}

void PeerTest::anyMessageIsALifeSign() {
    m_server->listenerSettings.peer.pingInterval = Duration{800};
    m_server->listenerSettings.peer.pongTimeout = Duration{700};
    m_server->start();
    PlayerClient player(m_server->port());
    QVERIFY(player.connects());
    player.authenticate(token("keymaker"));
    for (int round = 0; round < 3; ++round) {
        QVERIFY(!player.next(QStringLiteral("ping")).isEmpty());
        player.send(QStringLiteral("queue.leave"));
    }
    QVERIFY(!player.isClosed());
}

void PeerTest::repeatsTheRequestsId() {
    m_server->start();
    PlayerClient player(m_server->port());
    QVERIFY(player.connects());
    player.authenticate(token("apoc"));
    player.send(QStringLiteral("queue.leave"), {}, QStringLiteral("the id"));
    const QJsonObject error = player.next(QStringLiteral("error"));
    QCOMPARE(error[QStringLiteral("id")].toString(), QStringLiteral("the id"));
    QCOMPARE(codeOf(error), QStringLiteral("NOT_IN_QUEUE"));
}

void PeerTest::refusesButStays_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");
    const auto row = [](const char* name, const char* text, const char* code) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromLatin1(code);
    };
    row("no JSON", "hello", "BAD_MESSAGE");
    row("empty", "", "BAD_MESSAGE");
    row("list", "[]", "BAD_MESSAGE");
    row("no type", R"({"id":"1","data":{}})", "BAD_MESSAGE");
    row("unknown type", R"({"type":"queue.win","id":"1"})", "UNKNOWN_TYPE");
    row("server's type", R"({"type":"auth.success","id":"1"})", "UNKNOWN_TYPE");
    row("too deep", "[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]", "BAD_MESSAGE");
    row("not signed in", R"({"type":"queue.leave","id":"1"})", "UNAUTHENTICATED");
    row("no token", R"({"type":"auth","id":"1","data":{}})", "BAD_MESSAGE");
}

void PeerTest::refusesButStays() {
    QFETCH(QString, text);
    QFETCH(QString, code);
    m_server->start();
    PlayerClient player(m_server->port());
    QVERIFY(player.connects());
    player.sendText(text);
    QCOMPARE(codeOf(player.next(QStringLiteral("error"))), code);
    QCOMPARE(player.authenticate(token("cypher"))[QStringLiteral("type")].toString(),
             QStringLiteral("auth.success"));
}

void PeerTest::messageSizes_data() {
    QTest::addColumn<int>("bytes");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("closeCode");
    const int most = static_cast<int>(codec::kMaxClientMessageBytes);
    QTest::newRow("largest") << most << QStringLiteral("UNKNOWN_TYPE") << 0;
    QTest::newRow("one byte more") << most + 1 << QStringLiteral("TOO_LARGE") << 0;
    QTest::newRow("largest to be read") << 40'000 << QStringLiteral("TOO_LARGE") << 0;
    QTest::newRow("beyond") << 40'001 << QString{} << 1009;
    QTest::newRow("far beyond") << 5'000'000 << QString{} << 1009;
}

void PeerTest::messageSizes() {
    QFETCH(int, bytes);
    QFETCH(QString, code);
    QFETCH(int, closeCode);
    m_server->listenerSettings.messageBytes = 40'000;
    m_server->start();
    PlayerClient player(m_server->port());
    QVERIFY(player.connects());
    const QString start = QStringLiteral(R"({"type":"x","pad":")");
    const QString end = QStringLiteral("\"}");
    player.sendText(start + QString(bytes - start.size() - end.size(), QLatin1Char('x')) + end);
    if (closeCode != 0)
        QCOMPARE(player.closeCode(), closeCode);
    else
        QCOMPARE(codeOf(player.next(QStringLiteral("error"))), code);
}

void PeerTest::rateIsLimited() {
    m_server->listenerSettings.peer.messages = {1, std::chrono::hours{1}, 3};
    m_server->start();
    PlayerClient player(m_server->port());
    QVERIFY(player.connects());
    player.authenticate(token("tank"));
    for (int count = 0; count < 4; ++count)
        player.send(QStringLiteral("pong"), {}, QString::number(count));
    const QJsonObject first = player.next(QStringLiteral("error"));
    QCOMPARE(first[QStringLiteral("id")].toString(), QStringLiteral("2"));
    QCOMPARE(codeOf(first), QStringLiteral("RATE_LIMITED"));
    const double retryAfter =
        first[QStringLiteral("data")].toObject()[QStringLiteral("retry_after_ms")].toDouble();
    QVERIFY(retryAfter > 0 && retryAfter <= 3'600'000);
    QCOMPARE(codeOf(player.next(QStringLiteral("error"))), QStringLiteral("RATE_LIMITED"));
    QVERIFY(!player.isClosed());
    QCOMPARE(m_server->metric("rate_limited_total"), 2.0);
}

void PeerTest::abuseEndsInFourThousandThree_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("nonsense") << QStringLiteral("nonsense");
    QTest::newRow("refused by the host") << QStringLiteral(R"({"type":"queue.leave"})");
    QTest::newRow("wrong tokens") << QStringLiteral(R"({"type":"auth","data":{"token":"a.b.c"}})");
}

/// The client goes on sending meanwhile: it gets to see the code all the same.
void PeerTest::abuseEndsInFourThousandThree() {
    QFETCH(QString, text);
    m_server->listenerSettings.peer.faults = {1, std::chrono::hours{1}, 5};
    m_server->start();
    PlayerClient player(m_server->port());
    QVERIFY(player.connects());
    for (int count = 0; count < 90; ++count)
        player.sendText(text);
    QCOMPARE(player.closeCode(), 4003);
    QCOMPARE(player.count(QStringLiteral("error")), 5);
    QCOMPARE(m_server->metric("suspicious_input_total"), 1.0);
}

void PeerTest::latestWinsWhileSlow() {
    m_server->start();
    const auto peer = fakePeer();
    m_wire.pending = 1000;
    for (int wpm = 1; wpm <= 50; ++wpm) {
        peer->deliver(outgoing(progressOf(1, wpm)), {});
        peer->deliver(outgoing(progressOf(2, wpm)), {});
    }
    QVERIFY(m_wire.sent.empty());
    peer->bytesLeft();
    QVERIFY(m_wire.sent.empty());
    m_wire.pending = 999;
    peer->bytesLeft();
    QCOMPARE(typesOf(m_wire), (std::vector<QString>{kProgress, kProgress}));
    for (const std::string& text : m_wire.sent)
        QVERIFY(text.find(R"("wpm":50)") != std::string::npos);
    QVERIFY(!m_wire.closedWith);
}

void PeerTest::nothingStaleAfterACriticalMessage() {
    m_server->start();
    const auto peer = fakePeer();
    m_wire.pending = 1000;
    peer->deliver(outgoing(progressOf(1, 30)), {});
    peer->deliver(outgoing(GameResult{}), {});
    QCOMPARE(typesOf(m_wire), (std::vector<QString>{kProgress, QStringLiteral("game.result")}));
    m_wire.pending = 0;
    peer->bytesLeft();
    QCOMPARE(m_wire.sent.size(), std::size_t{2});
}

void PeerTest::replyIdSurvivesReplacement() {
    m_server->start();
    const auto peer = fakePeer();
    m_wire.pending = 1000;
    peer->deliver(outgoing(progressOf(1, 30)), "request 7");
    peer->deliver(outgoing(progressOf(1, 31)), {});
    m_wire.pending = 0;
    peer->bytesLeft();
    QCOMPARE(m_wire.sent.size(), std::size_t{1});
    QVERIFY(m_wire.sent[0].find(R"("id":"request 7")") != std::string::npos);
    QVERIFY(m_wire.sent[0].find(R"("wpm":31)") != std::string::npos);
}

void PeerTest::hardLimitIsTooSlow() {
    m_server->start();
    const auto peer = fakePeer();
    m_wire.pending = 4999;
    peer->deliver(outgoing(Ok{}), {});
    QCOMPARE(m_wire.sent.size(), std::size_t{1});
    m_wire.pending = 5000;
    peer->deliver(outgoing(progressOf(1, 1)), {});
    QVERIFY(!m_wire.closedWith);
    peer->deliver(outgoing(Ok{}), {});
    QCOMPARE(m_wire.closedWith, std::optional(CloseCode::TooSlow));
    QCOMPARE(m_wire.sent.size(), std::size_t{1});
}

void PeerTest::oneFrameForAll() {
    m_server->start();
    FakeTransport::Wire other;
    const auto first = fakePeer();
    Peer second(std::make_unique<FakeTransport>(other), m_dialect, *m_surroundings);
    const auto shared = outgoing(SpectateUpdate{});
    first->deliver(shared, {});
    second.deliver(shared, {});
    QCOMPARE(m_wire.sent, other.sent);
    QCOMPARE(m_wire.frames, other.frames);
}

/// It answers no ping in time, but takes what is sent, if only little by little.
void PeerTest::slowWatcherStays() {
    m_drainTimeout = Duration{50};
    m_server->start();
    const auto peer = fedPeer();
    m_wire.pending = 1'000'000;
    m_wire.drains = 1;
    QVERIFY(waitUntil([&] { return m_wire.looks > 20; }));
    QVERIFY(!m_wire.closedWith);
    QVERIFY(!m_wire.isAborted);
    // One ping waits for its answer; another would not come any sooner.
    QCOMPARE(m_wire.sent.size(), std::size_t{2});
}

void PeerTest::watcherWhoTakesNothingIsTooSlow() {
    m_drainTimeout = Duration{50};
    m_server->start();
    const auto peer = fedPeer();
    m_wire.pending = 1'000'000;
    QVERIFY(waitUntil([&] { return m_wire.closedWith.has_value() || m_wire.isAborted; }));
    QCOMPARE(m_wire.closedWith, std::optional(CloseCode::TooSlow));
}

void PeerTest::silentWatcherIsGoneInTheEnd() {
    m_slowPongTimeout = Duration{50};
    m_server->start();
    const auto peer = fedPeer();
    QVERIFY(waitUntil([&] { return m_wire.isAborted; }));
    QVERIFY(!m_wire.closedWith);
}

void PeerTest::heardWatcherIsJudgedAnew() {
    m_server->start();
    const auto peer = fedPeer();
    QVERIFY(waitUntil([&] { return m_wire.looks > 5; }));
    QVERIFY(!m_wire.isAborted);
    peer->textReceived(R"({"type":"pong"})");
    // Nothing was sent since but the next ping.
    QVERIFY(waitUntil([&] { return m_wire.isAborted; }));
}

void PeerTest::nothingAfterTheEnd() {
    m_server->start();
    const auto peer = fakePeer();
    peer->end(CloseCode::Kicked, "test");
    peer->end(CloseCode::GoingDown, "too late");
    peer->deliver(outgoing(Ok{}), {});
    peer->textReceived("nonsense");
    peer->binaryReceived();
    peer->authenticated();
    QCOMPARE(m_wire.closedWith, std::optional(CloseCode::Kicked));
    QVERIFY(m_wire.sent.empty());
    peer->closed();
    QVERIFY(m_isFinished);
}

/// Over a real socket that is not read: the messages pile up to the limit and no further.
void PeerTest::slowReaderIsSentAway() {
    m_server->listenerSettings.peer.backlogSoftBytes = 10'000;
    m_server->listenerSettings.peer.backlogBytes = 50'000;
    m_server->listenerSettings.peer.messages = RateLimit::perSecond(1'000'000, 1'000'000);
    m_server->listenerSettings.peer.faults = RateLimit::perSecond(1'000'000, 1'000'000);
    m_server->start();
    RawClient client(m_server->port());
    client.socket().setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, 4096);
    client.say(handshakeFor("/ws"));
    QVERIFY(waitUntil([&] { return client.hears("\r\n\r\n"); }));
    client.stopReading();
    const QByteArray request = frame(kText, R"({"type":"queue.leave","id":"1"})");
    QVERIFY(waitUntil([&] {
        client.say(request.repeated(200));
        return m_server->listener->connections() == 0;
    }));
}

void PeerTest::secondConnectionReplacesTheFirst() {
    m_server->start();
    const QString both = token("smith");
    PlayerClient first(m_server->port());
    PlayerClient second(m_server->port());
    QVERIFY(first.connects() && second.connects());
    first.authenticate(both);
    second.authenticate(both);
    QVERIFY(!first.next(QStringLiteral("session.replaced")).isEmpty());
    QCOMPARE(first.closeCode(), 4001);
    QVERIFY(!second.isClosed());
}

void PeerTest::goingDownIsTold() {
    m_server->start();
    PlayerClient player(m_server->port());
    PlayerClient stranger(m_server->port());
    QVERIFY(player.connects() && stranger.connects());
    player.authenticate(token("trainman"));
    m_server->coordinator->endAll(CloseCode::GoingDown, "The server stops.");
    QCOMPARE(player.closeCode(), 1001);
    QCOMPARE(stranger.closeCode(), 1001);
    QCOMPARE(player.socket().closeReason(), QStringLiteral("The server stops."));
    QVERIFY(waitUntil([this] { return m_server->listener->connections() == 0; }));
}

ARCADE_EPOLL_TEST_MAIN(PeerTest)
#include "tst_peer.moc"
