// Goal: a server that is asked to stop lets running matches end, tells everyone, and takes
// nobody's place; told twice it stops at once, and what it held survives all the same.

#include "tests/e2e/http.h"
#include "tests/e2e/scene.h"
#include "tests/e2e/socket_client.h"

#include <QTest>

#include <csignal>

using namespace arcade;
using e2e::hasResult;
using e2e::Scene;
using player::Player;
using player::Stage;

class TestStop : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void anIdleServerStopsAtOnce_data();
    void anIdleServerStopsAtOnce();
    void connectionsCloseAsGoingDown();
    void aTicketOutlivesIt();
    void aRunningDuelIsPlayedToItsEnd();
    void theLimitOfADrainEndsIt();
    void askedTwiceItStopsAtOnce();
    void nobodyLosesAPlaceBeforeTheStart();

private:
    void start(const QStringList& settings = {});
    bool playUntil(const std::function<bool()>& holds, double fast = 200);
    bool isBack(const Player& player, int sessions) const;

    std::unique_ptr<Scene> m_scene;
    Player* m_fast = nullptr;
    Player* m_slow = nullptr;
    std::vector<ServerNotice> m_notices;
};

void TestStop::init() {
    m_notices.clear();
}

void TestStop::cleanup() {
    if (!m_scene)
        return;
    m_scene->checkContracts();
    QVERIFY2(m_scene->isWell(), e2e::told(m_scene->report()).constData());
    m_scene.reset();
}

void TestStop::start(const QStringList& settings) {
    m_scene = std::make_unique<Scene>(e2e::quickSettings(settings));
    m_scene->onReceived = [this](Player&, const ServerMessage& message) {
        if (const auto* notice = std::get_if<ServerNotice>(&message))
            m_notices.push_back(*notice);
    };
    QVERIFY2(m_scene->server.start(), qPrintable(m_scene->server.failure()));
}

bool TestStop::playUntil(const std::function<bool()>& holds, double fast) {
    m_fast = &m_scene->join({"fast"}, e2e::steady(fast));
    m_slow = &m_scene->join({"slow"}, e2e::steady(15));
    return m_scene->until("the match has come so far", holds);
}

bool TestStop::isBack(const Player& player, int sessions) const {
    return player.stage() == Stage::Open && player.sessionsOpened() > sessions;
}

void TestStop::anIdleServerStopsAtOnce_data() {
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
}

void TestStop::anIdleServerStopsAtOnce() {
    QFETCH(int, signal);
    start();
    m_scene->server.send(signal);
    QCOMPARE(m_scene->server.exitCode(), 0);
}

void TestStop::aRunningDuelIsPlayedToItsEnd() {
    start();
    QVERIFY(playUntil([this] {
        return m_fast->standing().match && m_fast->standing().match->progress.millionths > 0;
    }));
    Player& late = m_scene->join({"late"}, e2e::waitingToBeTold(100));
    QVERIFY(e2e::waitUntil([&] { return late.stage() == Stage::Open; }));

    m_scene->server.send(SIGTERM);
    QVERIFY(e2e::waitUntil([&] { return m_notices.size() == 3; }));
    for (const ServerNotice& notice : m_notices)
        QCOMPARE(notice.kind, NoticeKind::Draining);
    std::optional<ErrorCode> refusal;
    m_scene->onReceived = [&](Player& player, const ServerMessage& message) {
        if (const auto* error = std::get_if<ErrorReply>(&message); error && &player == &late)
            refusal = error->code;
    };
    late.enterQueue(late.behaviour().queue);
    QVERIFY(e2e::waitUntil([&] { return refusal.has_value(); }));
    QCOMPARE(refusal, ErrorCode::Draining);
    QCOMPARE(e2e::httpGet(m_scene->server, QStringLiteral("/healthz")).status, 200);
    QCOMPARE(e2e::httpGet(m_scene->server, QStringLiteral("/readyz")).status, 503);

    // Long before the limit: the server waits for the duel, and for nothing else.
    QCOMPARE(m_scene->server.exitCode(), 0);
    QVERIFY(hasResult(*m_fast) && hasResult(*m_slow));
    QCOMPARE(m_fast->results().front().endReason, EndReason::Completed);
    QCOMPARE(m_fast->results().front().ratingChange, 16);
    QVERIFY(!m_fast->standing().match && !m_slow->standing().match);
}

void TestStop::aTicketOutlivesIt() {
    start();
    Player& waiting = m_scene->join({"waiting"}, e2e::steady(100));
    QVERIFY(e2e::waitUntil([&] { return waiting.standing().ticket.has_value(); }));
    const Instant enteredAt = waiting.standing().ticket->enteredAt;
    QCOMPARE(m_scene->server.stop(), 0);

    QVERIFY2(m_scene->server.start(), qPrintable(m_scene->server.failure()));
    QVERIFY(e2e::waitUntil([&] { return isBack(waiting, 1); }));
    QVERIFY(waiting.standing().ticket.has_value());
    QVERIFY(waiting.standing().ticket->enteredAt == enteredAt);
}

void TestStop::connectionsCloseAsGoingDown() {
    start();
    e2e::SocketClient client(m_scene->server);
    QVERIFY(client.isOpen());
    m_scene->server.send(SIGTERM);
    QCOMPARE(client.closeCode(), 1001);
    QCOMPARE(m_scene->server.exitCode(), 0);
}

void TestStop::theLimitOfADrainEndsIt() {
    start({QStringLiteral("drain.limit_s=1")});
    QVERIFY(
        playUntil([this] { return m_fast->standing().match && m_fast->standing().match->endsAt; }));
    m_scene->server.send(SIGTERM);
    QCOMPARE(m_scene->server.exitCode(), 0);
    QVERIFY(m_fast->results().empty());

    QVERIFY2(m_scene->server.start(), qPrintable(m_scene->server.failure()));
    QVERIFY(e2e::waitUntil([&] { return hasResult(*m_fast) && hasResult(*m_slow); }));
    QCOMPARE(m_fast->results().front().endReason, EndReason::Completed);
    QCOMPARE(m_fast->results().front().ratingChange, 16);
}

void TestStop::askedTwiceItStopsAtOnce() {
    start();
    QVERIFY(playUntil(
        [this] {
            return m_fast->standing().match &&
                   m_fast->standing().match->progress.millionths * 4 > Ratio::kOne;
        },
        120));
    const MatchId match = m_fast->standing().match->id();
    m_scene->server.send(SIGINT);
    QVERIFY(e2e::waitUntil([&] { return !m_notices.empty(); }));
    QVERIFY(m_scene->server.isRunning());
    m_scene->server.send(SIGINT);
    QCOMPARE(m_scene->server.exitCode(), 0);
    QVERIFY(m_fast->results().empty());

    const int sessions = m_fast->sessionsOpened();
    QVERIFY2(m_scene->server.start(), qPrintable(m_scene->server.failure()));
    QVERIFY(e2e::waitUntil([&] { return isBack(*m_fast, sessions) && isBack(*m_slow, sessions); }));
    QVERIFY(m_fast->lastSessionState()->match.has_value());
    QVERIFY(m_fast->lastSessionState()->match->found.matchId == match);
    QVERIFY(e2e::waitUntil([&] { return hasResult(*m_fast) && hasResult(*m_slow); }));
    QVERIFY(m_fast->standing().balance == Amount::data(10'040));
}

/// SPEC 3.9: no lost place through a restart or drain.
void TestStop::nobodyLosesAPlaceBeforeTheStart() {
    start();
    bool isDraining = false;
    std::map<const Player*, Instant> enteredAt;
    m_scene->onReceived = [&](Player& player, const ServerMessage& message) {
        if (const auto* update = std::get_if<QueueUpdate>(&message))
            enteredAt.emplace(&player, update->enteredAt);
        isDraining = isDraining || std::holds_alternative<ServerNotice>(message);
    };
    player::Behaviour silent = e2e::steady(100);
    silent.answer = player::Behaviour::Answer::Silent;
    m_fast = &m_scene->join({"fast"}, silent);
    m_slow = &m_scene->join({"slow"}, silent);
    QVERIFY(e2e::waitUntil([&] { return m_fast->standing().match && m_slow->standing().match; }));
    m_scene->server.send(SIGTERM);
    QVERIFY(e2e::waitUntil([&] { return isDraining; }));
    m_scene->server.send(SIGTERM);
    QCOMPARE(m_scene->server.exitCode(), 0);

    QVERIFY2(m_scene->server.start(), qPrintable(m_scene->server.failure()));
    QVERIFY(e2e::waitUntil([&] { return isBack(*m_fast, 1) && isBack(*m_slow, 1); }));
    for (const Player* one : {m_fast, m_slow}) {
        const SessionState& state = *one->lastSessionState();
        QVERIFY(state.lastCancelled.has_value());
        QCOMPARE(state.lastCancelled->reason, CancelReason::ServerRestart);
        QVERIFY(state.lastCancelled->requeued);
        QVERIFY(state.ticket || state.match);
        if (state.ticket)
            QVERIFY(state.ticket->enteredAt == enteredAt.at(one));
    }
}

QTEST_GUILESS_MAIN(TestStop)
#include "tst_stop.moc"
