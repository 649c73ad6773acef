// Goal: an opponent who leaves, at whatever stage and in whatever way, is told of in words, and
// leaves the player where the rules put who stayed: in the queue, in the game, or with the pot.
#include "tests/client/weather/window.h"
#include "tests/e2e/http.h"

#include <functional>
#include <memory>

using namespace arcade;
using namespace arcade::client;

namespace {

using Leave = std::function<void(Seat&)>;

void decline(Seat& bob) {
    bob.session.request(MatchReady{bob.match()->found.matchId, ReadyResponse::Decline});
}

void abandon(Seat& bob) {
    bob.session.request(MatchAbandon{bob.match()->found.matchId});
}

void disappear(Seat& bob) {
    bob.session.close();
}

/// The prompt is on bob's screen, and nothing more.
void ignore(Seat& bob) {
    bob.session.request(MatchShown{bob.match()->found.matchId});
}

} // namespace

class TestLeavingOpponent : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup();

    void putsBackIntoTheQueue_data();
    void putsBackIntoTheQueue();
    void isMissedInTheCountdown();
    void comesBackIntoTheArena();
    void losesTheMatch_data();
    void losesTheMatch();
    void changesNothingOnceItIsOver();

private:
    void start(const QStringList& furtherSettings = {});
    void bring(Stage stage);

    std::unique_ptr<e2e::CoordinatorProcess> m_server;
    std::unique_ptr<Window> m_ann;
    std::unique_ptr<Seat> m_bob;
};

void TestLeavingOpponent::cleanup() {
    m_bob.reset();
    m_ann.reset();
    m_server.reset();
}

void TestLeavingOpponent::start(const QStringList& furtherSettings) {
    m_server = std::make_unique<e2e::CoordinatorProcess>(quickSettings() + furtherSettings);
    QVERIFY2(m_server->start(), qPrintable(m_server->failure()));
    m_ann = std::make_unique<Window>(QStringLiteral("ann"));
    m_bob = std::make_unique<Seat>(QStringLiteral("bob"));
    m_ann->join(m_server->port());
    m_bob->open(m_server->port());
    UNTIL(m_ann->is(Stage::Home));
    ONLINE(*m_bob);
    m_ann->app.queue()->enter();
    m_bob->enter();
    UNTIL(m_ann->is(Stage::Prompt) && m_bob->match());
    m_ann->app.prompt()->shown();
}

void TestLeavingOpponent::bring(Stage stage) {
    m_ann->app.prompt()->accept();
    if (stage == Stage::Prompt)
        return;
    m_bob->accept();
    UNTIL(m_ann->is(Stage::Countdown) && m_bob->isIn(MatchPhase::Ready));
    if (stage != Stage::Countdown)
        UNTIL(m_ann->is(Stage::Playing) && m_bob->isIn(MatchPhase::Active));
}

void TestLeavingOpponent::putsBackIntoTheQueue_data() {
    QTest::addColumn<Stage>("stage");
    QTest::addColumn<Leave>("leave");
    QTest::addColumn<QString>("told");
    QTest::newRow("declines") << Stage::Prompt << Leave(decline) << QStringLiteral("bob declined.");
    QTest::newRow("ignores it") << Stage::Prompt << Leave(ignore)
                                << QStringLiteral("bob did not answer in time.");
    QTest::newRow("disappears") << Stage::Prompt << Leave(disappear)
                                << QStringLiteral("bob lost the connection before the start.");
    QTest::newRow("abandons the countdown")
        << Stage::Countdown << Leave(abandon) << QStringLiteral("bob left before the start.");
    QTest::newRow("disappears in the countdown")
        << Stage::Countdown << Leave(disappear)
        << QStringLiteral("bob lost the connection before the start.");
}

void TestLeavingOpponent::putsBackIntoTheQueue() {
    QFETCH(Stage, stage);
    QFETCH(Leave, leave);
    QFETCH(QString, told);
    DO(start({QStringLiteral("match.accept_s=3")}));
    DO(bring(stage));
    leave(*m_bob);
    UNTIL(m_ann->is(Stage::Searching));
    QCOMPARE(m_ann->outcome(),
             told + QStringLiteral(" You are back in the queue with your waiting time kept."));
    QVERIFY(!m_ann->app.prompt()->open());
    QVERIFY(!m_ann->app.queue()->suspended());
    QCOMPARE(m_ann->banner(), QString());
}

void TestLeavingOpponent::isMissedInTheCountdown() {
    DO(start({QStringLiteral("match.countdown_s=8")}));
    DO(bring(Stage::Countdown));
    ArenaModel& arena = *m_ann->app.arena();
    disappear(*m_bob);
    UNTIL(arena.opponentAway());
    QCOMPARE(arena.graceText(), QStringLiteral("bob lost the connection. If that lasts until the "
                                               "start, you are back in the queue."));
    QVERIFY(arena.graceFraction() > 0);
    m_bob->open(m_server->port());
    UNTIL(!arena.opponentAway());
    QCOMPARE(arena.graceText(), QString());
    UNTIL(m_ann->is(Stage::Playing));
}

void TestLeavingOpponent::comesBackIntoTheArena() {
    DO(start());
    DO(bring(Stage::Playing));
    ArenaModel& arena = *m_ann->app.arena();
    QVERIFY(!arena.opponentAway());
    disappear(*m_bob);
    UNTIL(arena.opponentAway());
    QVERIFY(arena.graceText().startsWith(QLatin1String("bob lost the connection and has ")));
    QVERIFY(arena.graceFraction() > 0);
    // Play goes on.
    arena.type(arena.sequence().left(3));
    UNTIL(arena.pendingKeys() == 0 && arena.ownProgress() > 0);
    m_bob->open(m_server->port());
    UNTIL(!arena.opponentAway());
    QCOMPARE(arena.graceText(), QString());
    QVERIFY(m_ann->is(Stage::Playing));
}

void TestLeavingOpponent::losesTheMatch_data() {
    QTest::addColumn<Leave>("leave");
    QTest::newRow("gives up") << Leave(abandon);
    QTest::newRow("disappears for good") << Leave(disappear);
}

void TestLeavingOpponent::losesTheMatch() {
    QFETCH(Leave, leave);
    DO(start({QStringLiteral("match.grace_s=1")}));
    DO(bring(Stage::Playing));
    leave(*m_bob);
    UNTIL(m_ann->is(Stage::Result));
    ResultModel& result = *m_ann->app.result();
    QCOMPARE(result.verdict(), Verdict::Victory);
    QCOMPARE(result.howText(), QStringLiteral("bob gave up, or did not come back in time."));
    QCOMPARE(result.prizeText(), QStringLiteral("90 $DATA"));
    UNTIL(result.settled());
    QVERIFY(result.canPlayAgain());
}

void TestLeavingOpponent::changesNothingOnceItIsOver() {
    DO(start());
    DO(bring(Stage::Playing));
    ArenaModel& arena = *m_ann->app.arena();
    arena.type(arena.sequence());
    UNTIL(m_ann->is(Stage::Result) && m_ann->app.result()->settled());
    UNTIL(m_bob->result());
    // What the server counts of her games is asked for, and comes a moment later.
    UNTIL(m_ann->app.player()->averageWpm() > 0);
    const QStringList before = shown(m_ann->app);
    disappear(*m_bob);
    const auto online = [this] {
        const auto status = e2e::fetch<StatusReply>(*m_server, QStringLiteral("/api/status"));
        return status ? status.value().playersOnline : -1;
    };
    UNTIL(online() == 1);
    QCOMPARE(difference(before, shown(m_ann->app)), QString());
    QVERIFY(m_ann->app.result()->canPlayAgain());
}

QTEST_MAIN(TestLeavingOpponent)
#include "tst_leaving_opponent.moc"
