// Goal: the player enters a queue once for each wish, is told why not in words that stop being
// shown when they stop being true, and sees a search go on by the server's time.
#include "client/model/error_text.h"
#include "client/model/queue_model.h"
#include "tests/client/model/rig.h"

#include <QSignalSpy>
#include <QTest>

using namespace arcade;
using namespace arcade::client;
using namespace std::chrono_literals;

class TestQueueModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void offersModesAndTiers();
    void saysWhatGoesOn();
    void entersOnce();
    void asksForWhatWasSet();
    void saysWhyNot_data();
    void saysWhyNot();
    void explainsRefusalsAndMayTryAgain_data();
    void explainsRefusalsAndMayTryAgain();
    void waitsAsLongAsItIsTold();
    void forgetsARequestThatWasLost();
    void forgetsRefusalsWithTheServer();
    void countsABlockDown();
    void takesNoOldBlockForANewOne();
    void remembersPreferences();
    void keepsPreferencesInBounds();
    void leavesOnce();
    void saysThatLeavingFailed();

    void saysWhyItIsBack();
    void saysTheLatestOutcome();
    void forgetsTheOutcomeOfASearchThatWasLeft();

    void describesTheSearch();
    void countsByServerTime();
    void standsStillWhileSuspended();
    void standsStillWhileOffline();
    void ticksOnlyWhileSomethingCounts();

private:
    QueueModel& queue() { return *m_queue; }
    void enterFor(Tier tier);

    std::unique_ptr<Rig> m_rig;
    std::unique_ptr<QueueModel> m_queue;
};

namespace {
const TestClass<TestQueueModel> kQueueModel;
} // namespace

void TestQueueModel::init() {
    m_rig = std::make_unique<Rig>();
    m_queue = std::make_unique<QueueModel>(m_rig->session(), m_rig->ticker(), &m_rig->settings());
    m_rig->goOnline(told::session());
}

void TestQueueModel::cleanup() {
    m_queue.reset();
    m_rig.reset();
}

void TestQueueModel::enterFor(Tier tier) {
    queue().setSelectedTier(tier);
    queue().enter();
}

void TestQueueModel::offersModesAndTiers() {
    QCOMPARE(queue().modes()->count(), 3);
    for (int row = 0; row < 3; ++row) {
        QCOMPARE(queue().modes()->value(row, QStringLiteral("mode")).toInt(), row);
        QVERIFY(!queue().modes()->value(row, QStringLiteral("line")).toString().isEmpty());
        const bool isWar = row == static_cast<int>(Mode::ProxyWar);
        QCOMPARE(queue().modes()->value(row, QStringLiteral("available")).toBool(), !isWar);
    }
    m_rig->tell([] {
        SessionState state;
        state.balance = Amount::data(300);
        return state;
    }());
    QStringList stakes, prizes;
    QList<bool> affordable;
    for (int row = 0; row < queue().tiers()->count(); ++row) {
        stakes += queue().tiers()->value(row, QStringLiteral("stakeText")).toString();
        prizes += queue().tiers()->value(row, QStringLiteral("prizeText")).toString();
        affordable += queue().tiers()->value(row, QStringLiteral("affordable")).toBool();
    }
    QCOMPARE(stakes.join(QLatin1Char(' ')), QStringLiteral("50 150 300 500"));
    QCOMPARE(prizes.join(QLatin1Char(' ')), QStringLiteral("win 90 win 270 win 540 win 900"));
    QCOMPARE(affordable, (QList<bool>{true, true, true, false}));
    queue().setSelectedTier(Tier::Silver);
    QVERIFY(queue().holdText().startsWith(QStringLiteral("150 are held")));
}

void TestQueueModel::saysWhatGoesOn() {
    const auto activity = [this] {
        return queue().modes()->value(0, QStringLiteral("activity")).toString();
    };
    StatusReply status;
    status.queues = {{GameType::CodeDuel, StakeTier::Bronze, 3, {15s}},
                     {GameType::CodeDuel, StakeTier::Gold, 1200, {}},
                     {GameType::BountyHunt, StakeTier::Bronze, 40, {90s}}};
    m_rig->cut();
    QCOMPARE(activity(), QStringLiteral("Offline"));
    cleanup();
    m_rig = std::make_unique<Rig>();
    m_rig->serve(QStringLiteral("/api/status"), status);
    m_queue = std::make_unique<QueueModel>(m_rig->session(), m_rig->ticker(), nullptr);
    m_rig->goOnline(told::session());
    QTRY_COMPARE(activity(), QStringLiteral("1,203 searching · usual wait 15 s"));
    queue().setSelectedTier(Tier::Gold);
    QCOMPARE(activity(), QStringLiteral("1,203 searching"));
}

void TestQueueModel::entersOnce() {
    QVERIFY(queue().canEnter());
    QCOMPARE(queue().enterProblem(), QString());
    enterFor(Tier::Gold);
    QVERIFY(queue().entering());
    queue().enter();
    QCOMPARE(m_rig->timesAsked<QueueEnter>(), 1);
    m_rig->answer(told::ticket());
    QVERIFY(!queue().entering());
    QCOMPARE(m_rig->session().state().session.ticket->stakeTier, std::optional(StakeTier::Gold));
}

void TestQueueModel::asksForWhatWasSet() {
    queue().setMinRating(1100);
    queue().setExpandSearch(false);
    enterFor(Tier::Diamond);
    const QueueEnter asked = m_rig->asked<QueueEnter>().at(0);
    QCOMPARE(asked.gameType, GameType::CodeDuel);
    QCOMPARE(asked.stakeTier, std::optional(StakeTier::Diamond));
    QCOMPARE(asked.preferences->expandSearch, std::optional(false));
    QCOMPARE(asked.preferences->minOpponentRating, std::optional(1100));
    // 0 is open.
    QVERIFY(!asked.preferences->maxOpponentRating);
}

void TestQueueModel::saysWhyNot_data() {
    QTest::addColumn<int>("balance");
    QTest::addColumn<int>("min");
    QTest::addColumn<int>("max");
    QTest::addColumn<QString>("word");
    QTest::newRow("all is well") << 9400 << 1100 << 1300 << QString();
    QTest::newRow("just enough") << 500 << 0 << 0 << QString();
    QTest::newRow("one too few") << 499 << 0 << 0 << QStringLiteral("balance of 499 $DATA");
    QTest::newRow("crossed bounds") << 9400 << 1300 << 1100 << QStringLiteral("lowest rating");
    QTest::newRow("equal bounds") << 9400 << 1300 << 1300 << QString();
    QTest::newRow("no upper bound") << 9400 << 1300 << 0 << QString();
}

void TestQueueModel::saysWhyNot() {
    QFETCH(int, balance);
    QFETCH(int, min);
    QFETCH(int, max);
    QFETCH(QString, word);
    SessionState state;
    state.balance = Amount::data(static_cast<std::uint64_t>(balance));
    m_rig->tell(state);
    queue().setMinRating(min);
    queue().setMaxRating(max);
    enterFor(Tier::Diamond);
    QCOMPARE(queue().enterProblem().isEmpty(), word.isEmpty());
    QVERIFY2(queue().enterProblem().contains(word), qPrintable(queue().enterProblem()));
    QCOMPARE(queue().canEnter(), word.isEmpty());
    QCOMPARE(m_rig->timesAsked<QueueEnter>(), word.isEmpty() ? 1 : 0);
}

void TestQueueModel::explainsRefusalsAndMayTryAgain_data() {
    QTest::addColumn<int>("code");
    for (const auto code : {ErrorCode::QueueFull, ErrorCode::InvalidTier, ErrorCode::Draining,
                            ErrorCode::AlreadyInMatch, ErrorCode::InsufficientFunds,
                            ErrorCode::RateLimited, ErrorCode::Internal})
        QTest::newRow(wireText(code).data()) << static_cast<int>(code);
}

void TestQueueModel::explainsRefusalsAndMayTryAgain() {
    QFETCH(int, code);
    enterFor(Tier::Gold);
    m_rig->refuse(static_cast<ErrorCode>(code));
    QVERIFY(!queue().entering());
    QCOMPARE(queue().enterProblem(), ErrorText::of(static_cast<ErrorCode>(code)));
    // What stood in the way may be gone: only the server knows.
    QVERIFY(queue().canEnter());
    queue().enter();
    QCOMPARE(m_rig->timesAsked<QueueEnter>(), 2);
    QCOMPARE(queue().enterProblem(), QString());
    m_rig->refuse(static_cast<ErrorCode>(code));
    queue().setSelectedTier(Tier::Bronze);
    QCOMPARE(queue().enterProblem(), QString());
}

void TestQueueModel::waitsAsLongAsItIsTold() {
    enterFor(Tier::Gold);
    m_rig->refuse(ErrorCode::RateLimited, 42s);
    QCOMPARE(queue().blockedSeconds(), 42);
    QVERIFY(!queue().canEnter());
    QVERIFY(queue().enterProblem().contains(QStringLiteral("42 s")));
    m_rig->push(41'001ms);
    QCOMPARE(queue().blockedSeconds(), 1);
    QVERIFY(queue().enterProblem().contains(QStringLiteral("in 1 s")));
    m_rig->push(999ms);
    QCOMPARE(queue().blockedSeconds(), 0);
    QVERIFY(queue().canEnter());
    QCOMPARE(queue().enterProblem(), QString());
}

void TestQueueModel::forgetsARequestThatWasLost() {
    enterFor(Tier::Gold);
    m_rig->drop();
    QVERIFY(!queue().entering());
    QVERIFY(!queue().canEnter());
    QVERIFY(!queue().enterProblem().isEmpty());
    m_rig->comeBack(told::session());
    QVERIFY(queue().canEnter());
    QCOMPARE(queue().enterProblem(), QString());
}

void TestQueueModel::forgetsRefusalsWithTheServer() {
    enterFor(Tier::Gold);
    m_rig->refuse(ErrorCode::QueueFull);
    m_rig->session().close();
    m_rig->tell(told::greeting(m_rig->now()));
    m_rig->tell(told::session());
    QCOMPARE(queue().enterProblem(), QString());
}

void TestQueueModel::countsABlockDown() {
    m_rig->tell(told::found(m_rig->now()));
    MatchCancelled cancelled = told::cancelled(CancelReason::Declined, Cause::You, false);
    cancelled.strikes = 3;
    cancelled.blockedFor = 60s;
    m_rig->tell(cancelled);
    QCOMPARE(queue().blockedSeconds(), 60);
    QVERIFY(m_rig->ticker().running());
    m_rig->push(20s);
    QCOMPARE(queue().blockedSeconds(), 40);
    QVERIFY(queue().enterProblem().contains(QStringLiteral("40 s")));
    queue().enter();
    QCOMPARE(m_rig->timesAsked<QueueEnter>(), 0);
    m_rig->push(40s);
    QVERIFY(queue().canEnter());
    QVERIFY(!m_rig->ticker().running());
}

/// session.state repeats for a while how the last match fell through.
void TestQueueModel::takesNoOldBlockForANewOne() {
    SessionState state = told::session();
    state.lastCancelled = told::cancelled(CancelReason::Declined, Cause::You, false);
    state.lastCancelled->blockedFor = 60s;
    m_rig->tell(state);
    QCOMPARE(queue().blockedSeconds(), 0);
    QVERIFY(queue().canEnter());
}

void TestQueueModel::remembersPreferences() {
    queue().setSelectedTier(Tier::Diamond);
    queue().setExpandSearch(false);
    queue().setMinRating(1000);
    queue().setMaxRating(1500);
    const QueueModel again(m_rig->session(), m_rig->ticker(), &m_rig->settings());
    QCOMPARE(again.selectedTier(), Tier::Diamond);
    QCOMPARE(again.expandSearch(), false);
    QCOMPARE(again.minRating(), 1000);
    QCOMPARE(again.maxRating(), 1500);
}

void TestQueueModel::keepsPreferencesInBounds() {
    queue().setMinRating(-5);
    queue().setMaxRating(2'000'000);
    QCOMPARE(queue().minRating(), 0);
    QCOMPARE(queue().maxRating(), 10'000);
    m_rig->settings().setValue(QStringLiteral("queue/tier"), 17);
    m_rig->settings().setValue(QStringLiteral("queue/minRating"), 99'999);
    m_rig->settings().setValue(QStringLiteral("queue/maxRating"), -1);
    const QueueModel edited(m_rig->session(), m_rig->ticker(), &m_rig->settings());
    QCOMPARE(edited.selectedTier(), Tier::Diamond);
    QCOMPARE(edited.minRating(), 10'000);
    QCOMPARE(edited.maxRating(), 0);
}

void TestQueueModel::leavesOnce() {
    queue().leave();
    QCOMPARE(m_rig->timesAsked<QueueLeave>(), 0);
    m_rig->tell(told::ticket());
    queue().leave();
    QVERIFY(queue().leaving());
    queue().leave();
    QCOMPARE(m_rig->timesAsked<QueueLeave>(), 1);
    m_rig->answer(Ok{});
    QVERIFY(!queue().leaving());
    QCOMPARE(queue().elapsedText(), QString());
}

void TestQueueModel::saysThatLeavingFailed() {
    QSignalSpy failed(&queue(), &QueueModel::failed);
    m_rig->tell(told::ticket());
    queue().leave();
    m_rig->refuse(ErrorCode::NotInQueue);
    QVERIFY(!queue().leaving());
    QCOMPARE(failed.size(), 1);
    QCOMPARE(inWords(failed[0][0].value<Sentence>()), ErrorText::of(ErrorCode::NotInQueue));
}

void TestQueueModel::saysWhyItIsBack() {
    QCOMPARE(queue().lastOutcomeText(), QString());
    m_rig->tell(told::found(m_rig->now()));
    m_rig->tell(told::cancelled(CancelReason::Declined, Cause::Opponent, true));
    QVERIFY(queue().lastOutcomeText().startsWith(QStringLiteral("void-runner declined.")));
    queue().dismissOutcome();
    QCOMPARE(queue().lastOutcomeText(), QString());
    // Of another match the name is not known.
    MatchCancelled other = told::cancelled(CancelReason::Timeout, Cause::Opponent, false);
    other.matchId = told::match(2);
    m_rig->tell(other);
    QVERIFY(queue().lastOutcomeText().startsWith(QStringLiteral("Your opponent did not answer")));
    queue().enter();
    QCOMPARE(queue().lastOutcomeText(), QString());
}

void TestQueueModel::saysTheLatestOutcome() {
    m_rig->tell(told::found(m_rig->now()));
    m_rig->tell(told::cancelled(CancelReason::Declined, Cause::Opponent, true));
    m_rig->tell(told::ticket());
    QueueUpdate removed = told::ticket(TicketStatus::Removed);
    removed.reason = "No opponents found. Try a different stake tier.";
    m_rig->tell(removed);
    QVERIFY2(queue().lastOutcomeText().startsWith(QStringLiteral("No opponents found.")),
             qPrintable(queue().lastOutcomeText()));
    queue().dismissOutcome();
    QCOMPARE(queue().lastOutcomeText(), QString());
}

void TestQueueModel::forgetsTheOutcomeOfASearchThatWasLeft() {
    m_rig->tell(told::found(m_rig->now()));
    m_rig->tell(told::cancelled(CancelReason::Declined, Cause::Opponent, true));
    m_rig->tell(told::ticket());
    queue().leave();
    m_rig->answer(Ok{});
    // Not "You are back in the queue".
    QCOMPARE(queue().lastOutcomeText(), QString());
}

void TestQueueModel::describesTheSearch() {
    m_rig->tell(told::ticket());
    QCOMPARE(queue().searchTitle(), QStringLiteral("Code duel · Gold"));
    QCOMPARE(queue().positionText(), QStringLiteral("3"));
    QCOMPARE(queue().playersInTierText(), QStringLiteral("14"));
    QCOMPARE(queue().estimateText(), QStringLiteral("about 20 s (8 s to 45 s)"));
    QCOMPARE(queue().rangeText(), QStringLiteral("Ratings from 1,047 to 1,447"));
    QCOMPARE(queue().inRangeText(), QStringLiteral("2 players are in your range"));
    QCOMPARE(queue().excludedText(), QStringLiteral("3 of them are outside your own bounds"));
    QCOMPARE(queue().ownRating(), 1247);
    QCOMPARE(queue().axisMin(), 747);
    QCOMPARE(queue().axisMax(), 1747);
    QCOMPARE(queue().rangeMin(), 1047);
    QCOMPARE(queue().rangeMax(), 1447);
    QVERIFY(!queue().longWait() && queue().adviceText().isEmpty());

    QueueUpdate open = told::ticket(TicketStatus::LongWait);
    open.range = {};
    open.estimatedWait.value.reset();
    open.widensIn.reset();
    open.excludedByBounds = 0;
    m_rig->tell(open);
    QCOMPARE(queue().rangeText(), QStringLiteral("Any rating"));
    QCOMPARE(queue().rangeMin(), queue().axisMin());
    QCOMPARE(queue().rangeMax(), queue().axisMax());
    QCOMPARE(queue().estimateText(), QStringLiteral("Not known yet"));
    QCOMPARE(queue().widensText(), QString());
    QCOMPARE(queue().excludedText(), QString());
    QVERIFY(queue().longWait() && !queue().adviceText().isEmpty());
}

void TestQueueModel::countsByServerTime() {
    m_rig->tell(told::ticket());
    QCOMPARE(queue().elapsedText(), QStringLiteral("1:07"));
    QCOMPARE(queue().widensText(), QStringLiteral("widens in 12 s"));
    m_rig->push(5s);
    QCOMPARE(queue().elapsedText(), QStringLiteral("1:12"));
    QCOMPARE(queue().widensText(), QStringLiteral("widens in 7 s"));
    m_rig->push(10s);
    QCOMPARE(queue().elapsedText(), QStringLiteral("1:22"));
    QCOMPARE(queue().widensText(), QStringLiteral("widens in 0 s"));
    QueueUpdate update = told::ticket();
    update.waited = 80s;
    update.widensIn = 30s;
    m_rig->tell(update);
    QCOMPARE(queue().elapsedText(), QStringLiteral("1:20"));
    QCOMPARE(queue().widensText(), QStringLiteral("widens in 30 s"));
}

void TestQueueModel::standsStillWhileSuspended() {
    m_rig->tell(told::ticket(TicketStatus::Suspended));
    QVERIFY(queue().suspended());
    m_rig->push(9s);
    QCOMPARE(queue().elapsedText(), QStringLiteral("1:07"));
    QCOMPARE(queue().widensText(), QString());
}

void TestQueueModel::standsStillWhileOffline() {
    m_rig->tell(told::ticket());
    m_rig->push(2s);
    m_rig->drop();
    QCOMPARE(queue().elapsedText(), QStringLiteral("1:09"));
    m_rig->push(2s);
    QCOMPARE(queue().elapsedText(), QStringLiteral("1:09"));
    SessionState state = told::session();
    state.ticket = told::ticket();
    state.ticket->waited = 70s;
    m_rig->comeBack(state);
    QCOMPARE(queue().elapsedText(), QStringLiteral("1:10"));
    m_rig->push(1s);
    QCOMPARE(queue().elapsedText(), QStringLiteral("1:11"));
}

void TestQueueModel::ticksOnlyWhileSomethingCounts() {
    QVERIFY(!m_rig->ticker().running());
    m_rig->tell(told::ticket());
    QVERIFY(m_rig->ticker().running());
    m_rig->tell(told::ticket(TicketStatus::Removed));
    QVERIFY(!m_rig->ticker().running());
}

#include "tst_queue_model.moc"
