// Goal: what an operator does is nobody's fault but where a running game is left, and a draining
// server takes nothing new and gives nothing up.
#include "tests/core/scenario.h"

#include <QTest>

using namespace arcade;
using namespace arcade::core;

class TestOperator : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cancelsBeforeStart();
    void cancelsRunningGame();
    void kicksFromQueue();
    void kicksFromMatch();
    void kicksFromGame();
    void drains();
    void drainsAroundMatch();
};

void TestOperator::cancelsBeforeStart() {
    Scenario duel;
    duel.playToReady();
    PLAY(duel,
         {100,
          "operator cancels",
          {"ann: cancelled operator by server back", "bob: cancelled operator by server back",
           "ann: searching #1", "bob: searching #2", "ann: found bob", "bob: found ann"}},
         {200,
          "operator cancels",
          {"ann: cancelled operator by server back", "bob: cancelled operator by server back",
           "ann: searching #1", "bob: searching #2", "ann: found bob", "bob: found ann"}});
    QCOMPARE(duel.apply(CancelMatch{MatchId{1, 1}}).refusal->code, ErrorCode::MatchNotFound);
    const auto events = duel.records<EventRaised>();
    const auto* cancelled = std::get_if<MatchCancelledEvent>(&events[1].payload);
    QVERIFY(cancelled != nullptr && cancelled->by.empty());
    QVERIFY(duel.records<StrikesSaved>().empty());
}

void TestOperator::cancelsRunningGame() {
    Scenario duel;
    duel.playToActive();
    PLAY(duel, {6000, "ann types 10", {"ann: at 10 errors 0 keys 10", "bob: opponent 11%"}},
         {6100,
          "operator cancels",
          {"ann: void nobody prize 300 rating 1200", "bob: void nobody prize 300 rating 1200",
           "ann: settled", "bob: settled"}},
         {6200, "operator cancels", {"! MATCH_NOT_FOUND"}});
    const Settlement plan = duel.records<Settlement>().front();
    QVERIFY(!plan.winner);
    for (const Transfer& transfer : plan.transfers)
        QCOMPARE(transfer.to.kind, AccountKind::Available);
    for (const PlayerOutcome& one : plan.players)
        QVERIFY(!one.won && one.ratingChange == 0);
}

void TestOperator::kicksFromQueue() {
    Scenario duel;
    PLAY(duel, {0, "ann enters", {"ann: searching #1"}},
         {10, "operator kicks ann", {"ann: removed #0 (Removed by the operator.)"}},
         {20, "operator kicks ann", {}}, {30, "ann enters", {"ann: searching #1"}});
    QCOMPARE(duel.records<ReservationReleased>().size(), std::size_t{1});
}

void TestOperator::kicksFromMatch() {
    Scenario duel;
    duel.playToReady();
    PLAY(duel, {100,
                "operator kicks bob",
                {"ann: cancelled operator by server back", "bob: cancelled operator by server out",
                 "ann: searching #1"}});
    QVERIFY(duel.records<StrikesSaved>().empty());
}

void TestOperator::kicksFromGame() {
    Scenario duel;
    duel.playToActive();
    PLAY(duel, {6000,
                "operator kicks ann",
                {"ann: forfeit bob prize 0 rating 1184", "bob: forfeit bob prize 540 rating 1216",
                 "ann: settled", "bob: settled"}});
}

void TestOperator::drains() {
    Scenario duel;
    PLAY(duel, {0, "ann enters", {"ann: searching #1"}},
         {0, "cid enters 1350", {"cid: searching #2"}}, {10, "operator drains", {}},
         {20, "bob enters", {"! DRAINING"}}, {20, "ann enters", {"! ALREADY_IN_QUEUE"}},
         {30'000, "wait", {}}, {30'001, "ann leaves", {}});
    QVERIFY(duel.core().isDraining());
    QCOMPARE(duel.core().snapshot(duel.now()).tickets.size(), std::size_t{1});
    QVERIFY(duel.core().nextDeadline());
}

void TestOperator::drainsAroundMatch() {
    Scenario duel;
    duel.act("ann enters");
    duel.act("bob enters");
    duel.takeHeard();
    PLAY(duel, {10, "operator drains", {}},
         {20, "ann accepts", {"ann: ready 1/2", "bob: ready 1/2"}},
         {30,
          "bob accepts",
          {"ann: ready 2/2", "bob: ready 2/2", "ann: countdown 5", "bob: countdown 5"}},
         {40,
          "bob abandons",
          {"ann: cancelled abandoned by opponent back",
           "bob: cancelled abandoned by you out strike 1", "ann: searching #1"}},
         {50, "ann drops", {}}, {60, "ann returns", {}});
}

QTEST_GUILESS_MAIN(TestOperator)
#include "tst_operator.moc"
