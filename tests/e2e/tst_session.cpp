// Goal: who may open a session, and what becomes of the one before it.

#include "tests/e2e/scene.h"
#include "tests/e2e/socket_client.h"

#include "server/host/authenticator.h"
#include "server/host/secret.h"

#include <QTest>

using namespace arcade;
using e2e::hasResult;
using e2e::Scene;
using e2e::SocketClient;
using player::Player;
using player::Stage;

class TestSession : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aSecondConnectionTakesTheTicketOver();
    void aSecondConnectionTakesTheGameOver();
    void silenceIsNotASession();
    void nothingBeforeAuth();
    void whoDoesNotAnswerPingsIsGone();
    void expiredTokens();
    void foreignTokens_data();
    void foreignTokens();
    void anotherAddress();

private:
    Player& open(const player::Identity& identity, const player::Behaviour& behaviour);
    /// The same player, on another connection.
    Player& again(const Player& player, const player::Behaviour& behaviour);
    std::string token(const Player& player, Instant issuedAt);

    std::unique_ptr<Scene> m_scene;
};

void TestSession::init() {
    m_scene =
        std::make_unique<Scene>(e2e::quickSettings({QStringLiteral("session.auth_timeout_s=1")}));
    m_scene->expectations.mayBeReplaced = true;
    QVERIFY2(m_scene->server.start(), qPrintable(m_scene->server.failure()));
}

void TestSession::cleanup() {
    m_scene->checkContracts();
    QVERIFY2(m_scene->isWell(), e2e::told(m_scene->report()).constData());
    m_scene.reset();
}

Player& TestSession::open(const player::Identity& identity, const player::Behaviour& behaviour) {
    Player& player = m_scene->join(identity, behaviour);
    m_scene->until(identity.callsign + " is there", [&] { return player.stage() == Stage::Open; });
    return player;
}

Player& TestSession::again(const Player& player, const player::Behaviour& behaviour) {
    return open(player.identity(), behaviour);
}

/// As the server itself would have issued it then.
std::string TestSession::token(const Player& player, Instant issuedAt) {
    const auto secret = host::loadOrCreateSecret(
        (m_scene->server.dataFolder() + QStringLiteral("/auth.secret")).toStdString());
    host::Authenticator authenticator(
        host::KeySet(host::SigningKey::fromSecret(secret.value()).value()), std::chrono::hours{24});
    const AuthSuccess& me = *player.standing().me;
    return authenticator.issue(me.playerId, me.address, me.callsign, issuedAt).text;
}

void TestSession::aSecondConnectionTakesTheTicketOver() {
    Player& first = open({"twice"}, e2e::steady(280));
    QVERIFY(e2e::waitUntil([&] { return first.standing().ticket.has_value(); }));
    const Instant enteredAt = first.standing().ticket->enteredAt;

    Player& second = again(first, e2e::steady(280));
    QVERIFY(e2e::waitUntil([&] { return first.isDone(); }));
    QCOMPARE(first.stage(), Stage::Finished);
    QVERIFY(first.standing().replaced);
    QVERIFY(second.lastSessionState()->ticket.has_value());
    QVERIFY(second.lastSessionState()->ticket->enteredAt == enteredAt);
    QCOMPARE(second.lastSessionState()->ticket->status, TicketStatus::Searching);

    // The end of the first connection suspended nothing: the ticket can be matched.
    Player& opponent = open({"opponent"}, e2e::steady(20));
    QVERIFY(e2e::waitUntil([&] { return hasResult(second) && hasResult(opponent); }));
    QVERIFY(first.results().empty());
    QVERIFY(opponent.cancellations().empty());
}

void TestSession::aSecondConnectionTakesTheGameOver() {
    bool isGoneSeen = false;
    m_scene->onReceived = [&](Player&, const ServerMessage& message) {
        isGoneSeen = isGoneSeen || std::holds_alternative<PlayerDisconnected>(message);
    };
    Player& first = open({"twice"}, e2e::steady(200));
    Player& opponent = open({"opponent"}, e2e::steady(20));
    QVERIFY(e2e::waitUntil(
        [&] { return first.standing().match && first.standing().match->progress.millionths > 0; }));
    const std::int64_t accepted = first.standing().match->keysAccepted;

    Player& second = again(first, e2e::steady(280));
    QVERIFY(e2e::waitUntil([&] { return first.isDone(); }));
    QVERIFY(second.lastSessionState()->match.has_value());
    QVERIFY(second.lastSessionState()->match->keysAccepted.value_or(0) >= accepted);
    QVERIFY(e2e::waitUntil([&] { return hasResult(second) && hasResult(opponent); }));
    QCOMPARE(QString::fromStdString(second.results().front().winner.value.value_or("nobody")),
             QString::fromStdString(second.contract().ownAddress().toString()));
    QVERIFY(!isGoneSeen);
}

void TestSession::silenceIsNotASession() {
    SocketClient client(m_scene->server);
    QVERIFY(client.isOpen());
    QCOMPARE(client.closeCode(), 4002);
    QVERIFY(client.received().empty());
}

void TestSession::nothingBeforeAuth() {
    SocketClient client(m_scene->server);
    client.send(QueueLeave{}, "early");
    QCOMPARE(client.errorFor("early"), ErrorCode::Unauthenticated);
    // A refused message is no sign-in either.
    QCOMPARE(client.closeCode(), 4002);
}

/// SPEC 3.9: in the queue the ticket is suspended; who comes back in time goes on with it.
void TestSession::whoDoesNotAnswerPingsIsGone() {
    Player& player = open({"sleeper"}, e2e::steady(100));
    QVERIFY(e2e::waitUntil([&] { return player.standing().ticket.has_value(); }));
    const Instant enteredAt = player.standing().ticket->enteredAt;
    SocketClient mute(m_scene->server);
    mute.send(Auth{player.identity().token, {}}, "auth");
    QCOMPARE(mute.errorFor("auth"), std::nullopt);
    QCOMPARE(mute.closeCode(), 1006);

    const Player& back = again(player, e2e::steady(100));
    QVERIFY(back.lastSessionState()->ticket.has_value());
    QVERIFY(back.lastSessionState()->ticket->enteredAt == enteredAt);
    QCOMPARE(back.lastSessionState()->ticket->status, TicketStatus::Searching);
}

void TestSession::expiredTokens() {
    Player& player = open({"late"}, e2e::waitingToBeTold(100));
    const Instant now = player.standing().me->serverTime;
    const std::string expired = token(player, now - std::chrono::hours{25});

    SocketClient homeless(m_scene->server);
    homeless.send(Auth{expired, {}}, "auth");
    QCOMPARE(homeless.errorFor("auth"), ErrorCode::TokenExpired);

    player.enterQueue(player.behaviour().queue);
    QVERIFY(e2e::waitUntil([&] { return player.standing().ticket.has_value(); }));
    SocketClient queued(m_scene->server);
    queued.send(Auth{expired, {}}, "auth");
    QCOMPARE(queued.errorFor("auth"), std::nullopt);
    QVERIFY(e2e::waitUntil([&] { return queued.received().size() >= 2; }));
    const auto* state = std::get_if<SessionState>(&queued.received()[1]);
    QVERIFY(state != nullptr && state->ticket.has_value());
}

void TestSession::foreignTokens_data() {
    QTest::addColumn<QString>("token");
    QTest::newRow("no token at all") << QStringLiteral("neo");
    QTest::newRow("signed by nobody") << QStringLiteral(
        "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.eyJzdWIiOiIwIiwiZXhwIjo5OTk5OTk5fQ.");
}

void TestSession::foreignTokens() {
    QFETCH(QString, token);
    SocketClient client(m_scene->server);
    client.send(Auth{token.toStdString(), {}}, "auth");
    QCOMPARE(client.errorFor("auth"), ErrorCode::TokenInvalid);
}

void TestSession::anotherAddress() {
    const Player& player = open({"honest"}, e2e::waitingToBeTold(100));
    const Player& other = open({"victim"}, e2e::waitingToBeTold(100));
    SocketClient client(m_scene->server);
    client.send(Auth{player.identity().token, other.contract().ownAddress().toString()}, "wrong");
    QCOMPARE(client.errorFor("wrong"), ErrorCode::TokenInvalid);
    client.send(Auth{player.identity().token, player.contract().ownAddress().toString()}, "right");
    QCOMPARE(client.errorFor("right"), std::nullopt);
}

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
