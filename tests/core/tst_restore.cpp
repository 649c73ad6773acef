// Goal: a restart never costs a player (SPEC 3.9): tickets keep their place, matches before the
// start are put back, games go on with the clock moved by the outage, and who cannot be there
// voids.
#include "tests/core/scenario.h"

#include <QTest>

using namespace arcade;
using namespace arcade::core;

class TestRestore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ticketWaitsSuspended();
    void outageDoesNotCount();
    void ticketIsRemovedUnreturned();
    void putsBackMatched();
    void putsBackReady();
    void continuesGame();
    void voidsUnreturned();
    void voidsWhenClockEndsFirst();
    void voidsWhenNobodyStays();
    void completesWhileOtherIsAway();
    void absenceBeforeCountsOn();
    void keepsStrikesAndPairings();
    void forgetsWhatIsOld();
    void clockSetBackTakesNothing();
    void clockSetBackGivesNothing();
};

namespace {

const PlayerId kAnn = Scenario::player("ann");

} // namespace

void TestRestore::ticketWaitsSuspended() {
    Scenario duel;
    duel.act("ann enters");
    duel.takeRecords();
    duel.restart(1000);
    QCOMPARE(duel.takeRecords(), std::vector<std::string>{"TicketSaved ann"});
    QCOMPARE(duel.core().view(kAnn, duel.now()).ticket->status, TicketStatus::Suspended);
    duel.takeHeard();
    PLAY(duel, {2000, "bob enters", {"bob: searching #2"}},
         {60'999, "ann returns", {"ann: found bob", "bob: found ann"}});
}

void TestRestore::outageDoesNotCount() {
    Scenario duel;
    duel.act("ann enters");
    duel.passTo(100'000);
    duel.restart(1'000'000);
    duel.act("ann returns");
    duel.takeHeard();
    PLAY(
        duel, {1'019'999, "wait", {}},
        {1'020'000,
         "wait",
         {"ann: long_wait #1 (This is taking long. Widen your rating limits or try another "
          "stake tier.)"}},
        {1'199'999, "wait", {}},
        {1'200'000, "wait", {"ann: removed #0 (No opponents found. Try a different stake tier.)"}});
}

void TestRestore::ticketIsRemovedUnreturned() {
    Scenario duel;
    duel.act("ann enters");
    duel.restart(100'000);
    duel.takeHeard();
    PLAY(duel, {159'999, "wait", {}},
         {160'000, "wait", {"ann: removed #0 (You were away for too long.)"}});
}

void TestRestore::putsBackMatched() {
    Scenario duel;
    duel.act("ann enters");
    duel.act("bob enters");
    const Instant entered = duel.now();
    duel.takeHeard();
    duel.takeRecords();
    duel.restart(5000);
    QCOMPARE(duel.takeRecords(),
             (std::vector<std::string>{"MatchErased", "AftermathSaved ann", "TicketSaved ann",
                                       "AftermathSaved bob", "TicketSaved bob",
                                       "EventRaised match.cancelled"}));
    QCOMPARE(duel.records<TicketSaved>().back().ticket.enteredAt, entered);
    const SessionState view = duel.core().view(kAnn, duel.now());
    QCOMPARE(view.lastCancelled->reason, CancelReason::ServerRestart);
    QCOMPARE(view.lastCancelled->by, Cause::Server);
    QVERIFY(view.lastCancelled->requeued);
    duel.takeHeard();
    PLAY(duel, {6000, "ann returns", {}},
         {7000, "bob returns", {"ann: found bob", "bob: found ann"}});
    QVERIFY(duel.core().view(kAnn, duel.now()).lastCancelled);
}

void TestRestore::putsBackReady() {
    Scenario duel;
    duel.playToReady();
    duel.restart(4000);
    duel.takeHeard();
    PLAY(duel, {5000, "ann returns", {}},
         {64'000, "wait", {"bob: removed #0 (You were away for too long.)"}});
    QVERIFY(duel.records<StrikesSaved>().empty());
}

void TestRestore::continuesGame() {
    Scenario duel;
    duel.playToActive();
    duel.passTo(6000);
    duel.act("ann types 10");
    duel.passTo(10'000);
    const Instant endsAt = duel.last<GameStarted>("ann").endsAt;
    duel.restart(30'000);
    duel.takeHeard();
    PLAY(duel, {31'000, "ann returns", {"bob: back ann 30"}},
         {32'000, "bob returns", {"ann: back bob 30"}},
         {33'000, "ann types 10", {"ann: at 20 errors 0 keys 20", "bob: opponent 23%"}});
    const MatchView view = *duel.core().view(kAnn, duel.now()).match;
    QCOMPARE(view.phaseEndsAt, endsAt + Duration{20'000});
    duel.passTo(85'019);
    duel.takeHeard();
    PLAY(duel, {85'020,
                "wait",
                {"ann: timeout ann prize 540 rating 1216", "bob: timeout ann prize 0 rating 1184",
                 "ann: settled", "bob: settled"}});
    const Settlement plan = duel.records<Settlement>().front();
    QCOMPARE((plan.endedAt - plan.startedAt).count(), 60'000);
    QCOMPARE(plan.players.front().stats.time.count(), 7980);
}

void TestRestore::voidsUnreturned() {
    Scenario duel;
    duel.playToActive();
    duel.restart(5030);
    duel.takeHeard();
    PLAY(duel, {6000, "ann returns", {"bob: back ann 30"}}, {65'029, "wait", {}},
         {65'030,
          "wait",
          {"ann: void nobody prize 300 rating 1200", "bob: void nobody prize 300 rating 1200",
           "ann: settled", "bob: settled"}});
}

void TestRestore::voidsWhenClockEndsFirst() {
    Scenario duel;
    duel.playToActive();
    duel.passTo(60'000);
    duel.act("ann types 10");
    duel.restart(61'000);
    duel.takeHeard();
    PLAY(duel, {62'000, "ann returns", {"bob: back ann 30"}}, {66'019, "wait", {}},
         {66'020,
          "wait",
          {"ann: void nobody prize 300 rating 1200", "bob: void nobody prize 300 rating 1200",
           "ann: settled", "bob: settled"}});
}

void TestRestore::voidsWhenNobodyStays() {
    Scenario duel;
    duel.playToActive();
    duel.restart(5030);
    duel.takeHeard();
    PLAY(duel, {6000, "ann returns", {"bob: back ann 30"}},
         {7000, "ann drops", {"bob: gone ann 30"}},
         {37'000,
          "wait",
          {"ann: void nobody prize 300 rating 1200", "bob: void nobody prize 300 rating 1200",
           "ann: settled", "bob: settled"}});
}

void TestRestore::completesWhileOtherIsAway() {
    Scenario duel;
    duel.playToActive();
    duel.restart(5030);
    duel.takeHeard();
    PLAY(duel, {6000, "ann returns", {"bob: back ann 30"}},
         {10'000,
          "ann types rest",
          {"ann: at 84 errors 0 keys 84", "bob: opponent 100%",
           "ann: completed ann prize 540 rating 1216", "bob: completed ann prize 0 rating 1184",
           "ann: settled", "bob: settled"}});
}

void TestRestore::absenceBeforeCountsOn() {
    Rules rules = Scenario::plainRules();
    rules.graceInAll = Duration{40'000};
    Scenario duel{rules};
    duel.playToActive();
    duel.passTo(10'000);
    duel.act("bob drops");
    duel.passTo(30'000);
    duel.restart(32'000);
    duel.takeHeard();
    PLAY(duel, {33'000, "ann returns", {"bob: back ann 30"}},
         {34'000, "bob returns", {"ann: back bob 20"}}, {35'000, "bob drops", {"ann: gone bob 20"}},
         {55'000,
          "wait",
          {"ann: forfeit ann prize 540 rating 1216", "bob: forfeit ann prize 0 rating 1184",
           "ann: settled", "bob: settled"}});
}

void TestRestore::keepsStrikesAndPairings() {
    Scenario duel;
    duel.act("bob enters");
    for (int turn = 0; turn < 3; ++turn) {
        duel.act("ann enters");
        duel.act("ann declines");
    }
    const Snapshot before = duel.core().snapshot(duel.now());
    duel.restart(1000);
    QCOMPARE(duel.core().entryRefusal(kAnn, duel.now())->code, ErrorCode::RateLimited);
    const Snapshot after = duel.core().snapshot(duel.now());
    QVERIFY(after.strikes == before.strikes);
    QVERIFY(after.pairings == before.pairings);
    QVERIFY(after.aftermaths == before.aftermaths);
    QVERIFY(!after.pairings.empty());
}

void TestRestore::forgetsWhatIsOld() {
    Scenario duel;
    duel.act("ann enters");
    duel.act("bob enters");
    duel.act("ann declines");
    duel.act("bob leaves");
    duel.takeRecords();
    duel.restart(3'600'000);
    QCOMPARE(duel.takeRecords(),
             (std::vector<std::string>{"AftermathErased ann", "StrikesSaved ann 0",
                                       "AftermathErased bob"}));
    QVERIFY(duel.core().snapshot(duel.now()).aftermaths.empty());
    QVERIFY(!duel.core().nextDeadline());
}

void TestRestore::clockSetBackTakesNothing() {
    Scenario duel;
    duel.act("ann enters");
    duel.act("bob enters");
    duel.act("bob declines");
    duel.passTo(100'000);
    duel.takeRecords();
    duel.restart(40'000);
    QCOMPARE(
        duel.takeRecords(),
        (std::vector<std::string>{"StrikesSaved bob 1", "PairingSaved ann bob",
                                  "AftermathSaved ann", "AftermathSaved bob", "TicketSaved ann"}));
    duel.act("ann returns");
    QCOMPARE(duel.core().view(kAnn, duel.now()).ticket->waited, Duration{100'000});
    duel.takeHeard();
    PLAY(duel, {59'999, "wait", {}},
         {60'000,
          "wait",
          {"ann: long_wait #1 (This is taking long. Widen your rating limits or try another "
           "stake tier.)"}},
         {239'999, "wait", {}},
         {240'000, "wait", {"ann: removed #0 (No opponents found. Try a different stake tier.)"}});
}

void TestRestore::clockSetBackGivesNothing() {
    Scenario duel;
    duel.playToActive();
    duel.passTo(6000);
    duel.act("ann types 10");
    duel.passTo(30'000);
    duel.restart(2'000);
    duel.takeHeard();
    PLAY(duel, {3000, "ann returns", {"bob: back ann 30"}},
         {3000, "bob returns", {"ann: back bob 30"}}, {37'019, "wait", {}},
         {37'020,
          "wait",
          {"ann: timeout ann prize 540 rating 1216", "bob: timeout ann prize 0 rating 1184",
           "ann: settled", "bob: settled"}});
    const Settlement plan = duel.records<Settlement>().front();
    QCOMPARE((plan.endedAt - plan.startedAt).count(), 60'000);
    QCOMPARE(plan.players.front().stats.time.count(), 980);
}

QTEST_GUILESS_MAIN(TestRestore)
#include "tst_restore.moc"
