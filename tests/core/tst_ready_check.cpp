// Goal: whoever declines, sleeps, leaves or is cut off while matched is out by the rules of blame
// (SPEC 3.2, 3.1.10); everyone else is back in the queue without losing any wait, and told why.
#include "tests/core/scenario.h"

#include <QTest>

using namespace arcade;
using namespace arcade::core;

class TestReadyCheck : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void declines();
    void recordsDecline();
    void putsBackInFrontAndMatchesAtOnce();
    void timesOut();
    void timesOutOne();
    void refusesLateAnswers();
    void takesRepeatedAnswers();
    void refusesStrangers();
    void leavesUnseen();
    void leavesSeen();
    void leavesAccepted();
    void leavesReady();
    void abandonsMatched();
    void abandonsReady();
    void timeInMatchDoesNotCount();
    void timeInCountdownDoesNotCount();
    void leavesAtLeastOneMinute();
    void keepsReasonForReturn();
};

void TestReadyCheck::declines() {
    Scenario duel;
    PLAY(duel, {0, "ann enters", {"ann: searching #1"}},
         {10000, "bob enters", {"bob: searching #2", "ann: found bob", "bob: found ann"}},
         {11000, "ann accepts", {"ann: ready 1/2", "bob: ready 1/2"}},
         {12000,
          "bob declines",
          {"ann: cancelled declined by opponent back",
           "bob: cancelled declined by you out strike 1", "ann: searching #1"}},
         {13000, "bob enters", {"bob: searching #2", "ann: found bob", "bob: found ann"}});
}

void TestReadyCheck::recordsDecline() {
    Scenario duel;
    duel.act("ann enters");
    duel.act("bob enters");
    duel.takeRecords();
    duel.act("bob declines");
    const std::vector<std::string> expected{"MatchErased",
                                            "AftermathSaved ann",
                                            "TicketSaved ann",
                                            "ReservationReleased bob",
                                            "StrikesSaved bob 1",
                                            "AftermathSaved bob",
                                            "EventRaised match.cancelled"};
    QCOMPARE(duel.takeRecords(), expected);
    const auto events = duel.records<EventRaised>();
    const auto cancelled = std::get<MatchCancelledEvent>(events.back().payload);
    QCOMPARE(cancelled.reason, CancelReason::Declined);
    QCOMPARE(cancelled.by, std::vector{Scenario::address("bob")});
    QCOMPARE(events.back().partition, std::string{"code_duel/gold"});
}

void TestReadyCheck::putsBackInFrontAndMatchesAtOnce() {
    Scenario duel;
    PLAY(
        duel, {0, "ann enters", {"ann: searching #1"}},
        {5000, "bob enters 1250", {"bob: searching #2", "ann: found bob", "bob: found ann"}},
        {6000, "cid enters 1290", {"cid: searching #1"}},
        {7000, "dan enters 1000", {"dan: searching #2"}},
        {16000,
         "bob declines",
         {"ann: cancelled declined by opponent back", "bob: cancelled declined by you out strike 1",
          "ann: searching #1", "ann: found cid", "cid: found ann"}});
}

void TestReadyCheck::timesOut() {
    Scenario duel;
    PLAY(duel, {0, "ann enters", {"ann: searching #1"}},
         {1000, "bob enters", {"bob: searching #2", "ann: found bob", "bob: found ann"}},
         {2000, "ann shows", {}}, {15999, "wait", {}},
         {16000,
          "wait",
          {"ann: cancelled timeout by you out strike 1", "bob: cancelled timeout by you out"}});
}

void TestReadyCheck::timesOutOne() {
    Scenario duel;
    PLAY(duel, {0, "ann enters", {"ann: searching #1"}},
         {1000, "bob enters", {"bob: searching #2", "ann: found bob", "bob: found ann"}},
         {2000, "ann accepts", {"ann: ready 1/2", "bob: ready 1/2"}}, {3000, "bob shows", {}},
         {16000,
          "wait",
          {"ann: cancelled timeout by opponent back", "bob: cancelled timeout by you out strike 1",
           "ann: searching #1"}});
}

void TestReadyCheck::refusesLateAnswers() {
    Scenario duel;
    PLAY(duel, {0, "ann enters", {"ann: searching #1"}},
         {0, "bob enters", {"bob: searching #2", "ann: found bob", "bob: found ann"}},
         {15000,
          "ann accepts",
          {"ann: cancelled timeout by you out", "bob: cancelled timeout by you out",
           "! MATCH_NOT_FOUND"}},
         {15000, "bob shows", {"! MATCH_NOT_FOUND"}});
}

void TestReadyCheck::takesRepeatedAnswers() {
    Scenario duel;
    PLAY(duel, {0, "ann enters", {"ann: searching #1"}},
         {0, "bob enters", {"bob: searching #2", "ann: found bob", "bob: found ann"}},
         {1, "ann accepts", {"ann: ready 1/2", "bob: ready 1/2"}}, {2, "ann accepts", {}},
         {3, "ann declines", {"! INVALID_STATE"}}, {4, "ann shows", {}},
         {6,
          "bob accepts",
          {"ann: ready 2/2", "bob: ready 2/2", "ann: countdown 5", "bob: countdown 5"}},
         {7, "bob accepts", {}}, {8, "bob declines", {"! INVALID_STATE"}});
}

void TestReadyCheck::refusesStrangers() {
    Scenario duel;
    duel.act("ann enters");
    duel.act("bob enters");
    const MatchId match = duel.matchOf("ann");
    const PlayerId stranger = Scenario::player("cid");
    const std::vector<std::pair<Command, ErrorCode>> table{
        {Respond{stranger, match, ReadyResponse::Accept}, ErrorCode::NotInMatch},
        {ShowPrompt{stranger, match}, ErrorCode::NotInMatch},
        {Abandon{stranger, match}, ErrorCode::NotInMatch},
        {Respond{stranger, MatchId{1, 2}, ReadyResponse::Accept}, ErrorCode::MatchNotFound},
        {ShowPrompt{stranger, MatchId{1, 2}}, ErrorCode::MatchNotFound},
        {Abandon{Scenario::player("ann"), MatchId{1, 2}}, ErrorCode::MatchNotFound},
    };
    const Match before = *duel.core().findMatch(match);
    for (const auto& [command, code] : table) {
        const Outcome& outcome = duel.apply(command);
        QVERIFY(outcome.refusal);
        QCOMPARE(outcome.refusal->code, code);
        QVERIFY(outcome.records.empty());
        QVERIFY(outcome.notices.empty());
        QVERIFY(*duel.core().findMatch(match) == before);
    }
}

void TestReadyCheck::leavesUnseen() {
    Scenario duel;
    PLAY(duel, {0, "ann enters", {"ann: searching #1"}},
         {0, "bob enters", {"bob: searching #2", "ann: found bob", "bob: found ann"}},
         {10,
          "ann leaves",
          {"ann: cancelled abandoned by you out", "bob: cancelled abandoned by opponent back",
           "bob: searching #1"}});
}

void TestReadyCheck::leavesSeen() {
    Scenario duel;
    PLAY(duel, {0, "ann enters", {"ann: searching #1"}},
         {0, "bob enters", {"bob: searching #2", "ann: found bob", "bob: found ann"}},
         {10, "ann shows", {}},
         {20,
          "ann leaves",
          {"ann: cancelled declined by you out strike 1",
           "bob: cancelled declined by opponent back", "bob: searching #1"}});
}

/// Accepting implies that the prompt was on screen.
void TestReadyCheck::leavesAccepted() {
    Scenario duel;
    PLAY(duel, {0, "ann enters", {"ann: searching #1"}},
         {0, "bob enters", {"bob: searching #2", "ann: found bob", "bob: found ann"}},
         {10, "ann accepts", {"ann: ready 1/2", "bob: ready 1/2"}},
         {20,
          "ann leaves",
          {"ann: cancelled declined by you out strike 1",
           "bob: cancelled declined by opponent back", "bob: searching #1"}});
}

void TestReadyCheck::leavesReady() {
    Scenario duel;
    duel.playToReady();
    PLAY(duel, {30, "ann leaves", {"! INVALID_STATE"}});
}

void TestReadyCheck::abandonsMatched() {
    Scenario duel;
    PLAY(duel, {0, "ann enters", {"ann: searching #1"}},
         {0, "bob enters", {"bob: searching #2", "ann: found bob", "bob: found ann"}},
         {10,
          "ann abandons",
          {"ann: cancelled abandoned by you out strike 1",
           "bob: cancelled abandoned by opponent back", "bob: searching #1"}},
         {20, "ann abandons", {"! MATCH_NOT_FOUND"}});
}

void TestReadyCheck::abandonsReady() {
    Scenario duel;
    duel.playToReady();
    PLAY(duel, {1000,
                "bob abandons",
                {"ann: cancelled abandoned by opponent back",
                 "bob: cancelled abandoned by you out strike 1", "ann: searching #1"}});
}

void TestReadyCheck::timeInMatchDoesNotCount() {
    Scenario duel;
    PLAY(duel, {0, "ann enters", {"ann: searching #1"}},
         {100'000, "bob enters", {"bob: searching #2", "ann: found bob", "bob: found ann"}},
         {110'000,
          "bob declines",
          {"ann: cancelled declined by opponent back",
           "bob: cancelled declined by you out strike 1", "ann: searching #1"}},
         {129'999, "wait", {}},
         {130'000,
          "wait",
          {"ann: long_wait #1 (This is taking long. Widen your rating limits or try another "
           "stake tier.)"}},
         {309'999, "wait", {}},
         {310'000, "wait", {"ann: removed #0 (No opponents found. Try a different stake tier.)"}});
}

void TestReadyCheck::timeInCountdownDoesNotCount() {
    Scenario duel;
    duel.act("ann enters");
    duel.passTo(100'000);
    duel.act("bob enters");
    duel.act("ann accepts");
    duel.passTo(102'000);
    duel.act("bob accepts");
    duel.passTo(106'000);
    duel.takeHeard();
    PLAY(duel,
         {106'000,
          "bob abandons",
          {"ann: cancelled abandoned by opponent back",
           "bob: cancelled abandoned by you out strike 1", "ann: searching #1"}},
         {125'999, "wait", {}},
         {126'000,
          "wait",
          {"ann: long_wait #1 (This is taking long. Widen your rating limits or try another "
           "stake tier.)"}},
         {305'999, "wait", {}},
         {306'000, "wait", {"ann: removed #0 (No opponents found. Try a different stake tier.)"}});
}

void TestReadyCheck::leavesAtLeastOneMinute() {
    Scenario duel;
    duel.act("ann enters");
    duel.passTo(290'000);
    duel.act("bob enters");
    duel.takeHeard();
    PLAY(
        duel,
        {300'000,
         "bob declines",
         {"ann: cancelled declined by opponent back", "bob: cancelled declined by you out strike 1",
          "ann: long_wait #1 (This is taking long. Widen your rating limits or try another "
          "stake tier.)"}},
        {359'999, "wait", {}},
        {360'000, "wait", {"ann: removed #0 (No opponents found. Try a different stake tier.)"}});
}

void TestReadyCheck::keepsReasonForReturn() {
    Scenario duel;
    duel.act("ann enters");
    duel.act("bob enters");
    duel.act("bob drops");
    duel.passTo(599'999);
    const auto view = [&] { return duel.core().view(Scenario::player("bob"), duel.now()); };
    QVERIFY(view().lastCancelled);
    QCOMPARE(view().lastCancelled->reason, CancelReason::OpponentDisconnected);
    QCOMPARE(view().lastCancelled->by, Cause::You);
    QVERIFY(!view().lastCancelled->requeued);
    duel.passTo(600'000);
    QVERIFY(!view().lastCancelled);

    duel.act("cid enters");
    duel.act("dan enters");
    duel.act("cid declines");
    duel.act("dan leaves");
    const PlayerId dan = Scenario::player("dan");
    QCOMPARE(duel.core().view(dan, duel.now()).lastCancelled->by, Cause::Opponent);
    duel.act("dan enters");
    QVERIFY(!duel.core().view(dan, duel.now()).lastCancelled);
}

QTEST_GUILESS_MAIN(TestReadyCheck)
#include "tst_ready_check.moc"
