// Goal: a server that stood still while its connections stayed costs no player anything (SPEC 3.9):
// what would have been due is put off, and for a while nobody is to blame for being away.
#include "tests/core/scenario.h"

#include <QTest>

using namespace arcade;
using namespace arcade::core;

class TestStandstill : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void waitDoesNotCount();
    void whoIsAwayHasTimeToComeBack();
    void promptStartsAnew();
    void countdownGoesOn();
    void gameGoesOn();
    void messagesThatWaitedCount();
    void graceBeforeIsNoBlame();
    void goneAfterwardsIsNoBlame();
    void goneAfterwardsIsBackInTime();
    void goneLaterIsBlamed();
    void readyCheckFallsThroughByTheServer();
    void countdownFallsThroughByTheServer();
    void strikesAndPairingsStay();
};

namespace {

const PlayerId kAnn = Scenario::player("ann");

const std::vector<std::string> kVoid{"ann: void nobody prize 300 rating 1200",
                                     "bob: void nobody prize 300 rating 1200", "ann: settled",
                                     "bob: settled"};
const std::vector<std::string> kPutBack{"ann: cancelled server_restart by server back",
                                        "bob: cancelled server_restart by server back",
                                        "ann: searching #1", "bob: suspended #2"};

} // namespace

void TestStandstill::waitDoesNotCount() {
    Scenario duel;
    duel.act("ann enters");
    const Instant entered = duel.now();
    duel.passTo(100'000);
    duel.takeRecords();
    duel.act("stall 900000");
    QCOMPARE(duel.takeRecords(), std::vector<std::string>{"TicketSaved ann"});
    QCOMPARE(duel.records<TicketSaved>().back().ticket.enteredAt, entered);
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

void TestStandstill::whoIsAwayHasTimeToComeBack() {
    Scenario duel;
    duel.act("ann enters");
    duel.passTo(1000);
    duel.act("ann drops");
    duel.passTo(5000);
    duel.act("stall 20000");
    duel.takeHeard();
    PLAY(duel, {25'000, "bob enters 3000", {"bob: searching #2"}});
    PLAY(duel, {30'000, "bob drops", {}}, {84'999, "wait", {}},
         {85'000,
          "wait",
          {"ann: removed #0 (You were away for too long.)",
           "bob: removed #0 (You were away for too long.)"}});
}

void TestStandstill::promptStartsAnew() {
    Scenario duel;
    duel.act("ann enters");
    duel.act("bob enters");
    duel.passTo(14'000);
    duel.act("ann shows");
    duel.takeHeard();
    PLAY(duel,
         {14'999, "stall 60000", {"ann: extended matched 15000", "bob: extended matched 15000"}},
         {89'000, "ann accepts", {"ann: ready 1/2", "bob: ready 1/2"}}, {89'998, "wait", {}});
    duel.act("bob accepts");
    QVERIFY(duel.core().view(kAnn, duel.now()).match->phase == MatchPhase::Ready);
}

void TestStandstill::countdownGoesOn() {
    Scenario duel;
    duel.playToReady();
    PLAY(duel,
         {3500,
          "wait",
          {"ann: countdown 4", "bob: countdown 4", "ann: countdown 3", "bob: countdown 3",
           "ann: countdown 2", "bob: countdown 2"}},
         {3500, "stall 20000", {"ann: extended ready 1520", "bob: extended ready 1520"}},
         {24'019, "wait", {}}, {24'020, "wait", {"ann: countdown 1", "bob: countdown 1"}},
         {25'020, "wait", {"ann: started 60", "bob: started 60"}});
}

void TestStandstill::gameGoesOn() {
    Scenario duel;
    duel.playToActive();
    duel.passTo(6000);
    duel.act("ann types 10");
    duel.passTo(65'000);
    duel.takeHeard();
    PLAY(duel, {65'000, "stall 20000", {"ann: extended active 20", "bob: extended active 20"}},
         {85'019, "wait", {}},
         {85'020,
          "wait",
          {"ann: timeout ann prize 540 rating 1216", "bob: timeout ann prize 0 rating 1184",
           "ann: settled", "bob: settled"}});
    const Settlement plan = duel.records<Settlement>().front();
    QCOMPARE((plan.endedAt - plan.startedAt).count(), 60'000);
    QCOMPARE(plan.players.front().stats.time.count(), 980);
}

void TestStandstill::messagesThatWaitedCount() {
    Scenario duel;
    duel.playToActive();
    duel.passTo(60'000);
    duel.act("stall 100000");
    duel.takeHeard();
    PLAY(duel, {0,
                "ann types rest",
                {"ann: at 84 errors 0 keys 84", "bob: opponent 100%",
                 "ann: completed ann prize 540 rating 1216",
                 "bob: completed ann prize 0 rating 1184", "ann: settled", "bob: settled"}});
}

/// Bob's 30 s would have been over in the standstill.
void TestStandstill::graceBeforeIsNoBlame() {
    Scenario duel;
    duel.playToActive();
    duel.passTo(10'000);
    duel.act("bob drops");
    duel.passTo(30'000);
    duel.takeHeard();
    PLAY(duel,
         {30'000,
          "stall 40000",
          {"ann: extended active 35020", "bob: extended active 35020", "ann: gone bob 60"}},
         {75'000, "bob returns", {"ann: back bob 30"}}, {80'000, "bob drops", {"ann: gone bob 50"}},
         {105'019, "wait", {}});
    duel.passTo(105'020);
    QCOMPARE(duel.takeHeard(), kVoid);
}

void TestStandstill::goneAfterwardsIsNoBlame() {
    Rules rules = Scenario::plainRules();
    rules.duel = std::chrono::minutes{5};
    Scenario duel{rules};
    duel.playToActive();
    duel.takeHeard();
    PLAY(duel,
         {10'000, "stall 10000", {"ann: extended active 295020", "bob: extended active 295020"}},
         {21'000, "bob drops", {"ann: gone bob 59"}}, {79'999, "wait", {}});
    duel.passTo(80'000);
    QCOMPARE(duel.takeHeard(), kVoid);
}

/// His grace of 30 s a disconnect and 60 s in all is still whole.
void TestStandstill::goneAfterwardsIsBackInTime() {
    Rules rules = Scenario::plainRules();
    rules.duel = std::chrono::minutes{5};
    rules.graceInAll = Duration{30'000};
    Scenario duel{rules};
    duel.playToActive();
    duel.passTo(10'000);
    duel.act("stall 10000");
    duel.takeHeard();
    PLAY(duel, {21'000, "bob drops", {"ann: gone bob 59"}},
         {70'000, "bob returns", {"ann: back bob 30"}}, {80'000, "wait", {}},
         {90'000, "bob drops", {"ann: gone bob 30"}});
}

void TestStandstill::goneLaterIsBlamed() {
    Rules rules = Scenario::plainRules();
    rules.duel = std::chrono::minutes{5};
    Scenario duel{rules};
    duel.playToActive();
    duel.passTo(10'000);
    duel.act("stall 10000");
    duel.takeHeard();
    PLAY(duel, {80'000, "bob drops", {"ann: gone bob 30"}}, {109'999, "wait", {}},
         {110'000,
          "wait",
          {"ann: forfeit ann prize 540 rating 1216", "bob: forfeit ann prize 0 rating 1184",
           "ann: settled", "bob: settled"}});
}

void TestStandstill::readyCheckFallsThroughByTheServer() {
    Scenario duel;
    duel.act("ann enters");
    duel.act("bob enters");
    duel.passTo(5000);
    duel.act("stall 10000");
    duel.takeHeard();
    PLAY(duel, {15'010, "bob drops", kPutBack}, {20'000, "wait", {}},
         {70'000, "bob returns", {"ann: found bob", "bob: found ann"}});
    QVERIFY(duel.records<StrikesSaved>().empty());
}

void TestStandstill::countdownFallsThroughByTheServer() {
    Scenario duel;
    duel.playToReady();
    duel.passTo(4900);
    duel.act("bob drops");
    duel.act("stall 10000");
    duel.takeHeard();
    PLAY(duel, {15'019, "wait", {}}, {15'020, "wait", kPutBack});
    QVERIFY(duel.records<ReservationReleased>().empty());
}

void TestStandstill::strikesAndPairingsStay() {
    Scenario duel;
    duel.act("bob enters");
    duel.act("ann enters");
    duel.act("ann declines");
    const Snapshot before = duel.core().snapshot(duel.now());
    duel.act("stall 1000");
    const Snapshot after = duel.core().snapshot(duel.now());
    QVERIFY(after.strikes == before.strikes);
    QVERIFY(after.pairings == before.pairings);
    QVERIFY(after.aftermaths == before.aftermaths);
    QVERIFY(!after.pairings.empty());
}

QTEST_GUILESS_MAIN(TestStandstill)
#include "tst_standstill.moc"
