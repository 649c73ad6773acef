// Goal: a restart in any phase of a hunt costs nobody anything (SPEC 3.9): the lobby keeps its
// round and its hunters, a round that knows its targets is put back, one that is played goes on.
#include "tests/core/hunting.h"

#include <QTest>

using namespace arcade;
using namespace arcade::core;

class TestHuntRestore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lobbyWaitsForItsHunters();
    void lobbyForgetsWhoDoesNotReturn();
    void roundsAreNumberedOn();
    void assigningIsPutBack();
    void huntingGoesOn();
    void unreturnedVoids();
    void leaverIsNotAwaited();
    void withdrawnBetsStayWithdrawn();
    void standstillMovesTheLobby();
    void clockSetBack();
    void sameRecordsSameRound();
};

namespace {

using Lines = std::vector<std::string>;

void everyoneReturns(Scenario& hunt, int hunters) {
    for (int number = 0; number < hunters; ++number)
        hunt.act(hunter(number) + " returns");
}

} // namespace

void TestHuntRestore::lobbyWaitsForItsHunters() {
    Scenario hunt;
    hunt.gather(10);
    hunt.passTo(55'000);
    hunt.restart(200'000);
    QCOMPARE(hunt.core().view(Scenario::player("a0"), hunt.now()).ticket->status,
             TicketStatus::Suspended);
    hunt.passTo(210'000);
    everyoneReturns(hunt, 8);
    const LobbyUpdate lobby = *hunt.core().view(Scenario::player("a0"), hunt.now()).lobby;
    QCOMPARE(lobby.round, 1);
    QCOMPARE(lobby.players, 8);
    QCOMPARE(lobby.timeLeft, Duration{50'000});
    hunt.passTo(259'000);
    QVERIFY(hunt.core().matches().empty());
    hunt.act("a8 returns");
    hunt.act("a9 returns");
    hunt.passTo(260'000);
    QCOMPARE(theRound(hunt).participants.size(), std::size_t{10});
}

void TestHuntRestore::lobbyForgetsWhoDoesNotReturn() {
    Scenario hunt;
    hunt.gather(3);
    hunt.restart(1000);
    hunt.passTo(61'000);
    QCOMPARE(hunt.records<ReservationReleased>().size(), std::size_t{3});
    QVERIFY(hunt.core().brokenInvariant(hunt.now()).empty());
    hunt.takeHeard();
    PLAY(hunt, {70'000,
                "ann enters hunt",
                {"ann: searching #1", "ann: lobby 1 registration 1 pool 300 left 60000"}});
}

void TestHuntRestore::roundsAreNumberedOn() {
    Scenario hunt;
    playToHunting(hunt, 8);
    hunt.passTo(425'000);
    hunt.restart(500'000);
    for (int number = 20; number < 28; ++number)
        hunt.act(hunter(number) + " enters hunt");
    hunt.passTo(560'000);
    QCOMPARE(theRound(hunt).round, std::optional<std::int64_t>{2});
}

void TestHuntRestore::assigningIsPutBack() {
    Scenario hunt;
    playToAssigning(hunt, 9);
    hunt.act("cat bets 100 a0");
    hunt.restart(62'000);
    QVERIFY(hunt.core().matches().empty());
    QVERIFY(hunt.core().brokenInvariant(hunt.now()).empty());
    for (int number = 0; number < 9; ++number) {
        const SessionState state = hunt.core().view(Scenario::player(hunter(number)), hunt.now());
        QCOMPARE(state.ticket->status, TicketStatus::Suspended);
        QCOMPARE(toMs(hunt.now()) - toMs(state.ticket->enteredAt), 62'000);
        QCOMPARE(state.lastCancelled->reason, CancelReason::ServerRestart);
        QCOMPARE(state.lobby->round, 2);
    }
    QCOMPARE(hunt.records<BetsSettled>().front().payouts.front().amount, Amount::data(100));
    everyoneReturns(hunt, 9);
    hunt.passTo(122'000);
    QCOMPARE(theRound(hunt).participants.size(), std::size_t{9});
}

void TestHuntRestore::huntingGoesOn() {
    Scenario hunt;
    playToHunting(hunt, 8);
    hunt.passTo(80'000);
    hunt.act("a0 types rest");
    hunt.act("a0 types 5");
    hunt.passTo(82'000);
    const Cursor cursor = part(hunt, "a0").cursor;
    const std::string text =
        *hunt.core().view(Scenario::player("a0"), hunt.now()).match->codeSequence;
    const std::string target = targetOf(hunt, "a0");
    hunt.restart(100'000);
    everyoneReturns(hunt, 8);
    QCOMPARE(part(hunt, "a0").cursor.position, cursor.position);
    QCOMPARE(part(hunt, "a0").cursor.score, cursor.score);
    QCOMPARE(targetOf(hunt, "a0"), target);
    QCOMPARE(*hunt.core().view(Scenario::player("a0"), hunt.now()).match->codeSequence, text);
    QVERIFY(hunt.core().brokenInvariant(hunt.now()).empty());
    hunt.passTo(101'000);
    hunt.act("a0 types rest");
    QCOMPARE(part(hunt, "a0").cursor.sequence, 2);
    hunt.passTo(442'999);
    QVERIFY(!hunt.core().matches().empty());
    hunt.passTo(443'000);
    QCOMPARE(hunt.records<Settlement>().front().endReason, EndReason::Timeout);
}

void TestHuntRestore::unreturnedVoids() {
    Scenario hunt;
    playToHunting(hunt, 8);
    hunt.restart(100'000);
    everyoneReturns(hunt, 7);
    hunt.passTo(160'000);
    QCOMPARE(hunt.records<Settlement>().front().endReason, EndReason::Void);
}

void TestHuntRestore::leaverIsNotAwaited() {
    Scenario hunt;
    playToHunting(hunt, 8);
    hunt.passTo(66'000);
    hunt.act("a7 abandons");
    hunt.act("a7 enters silver");
    hunt.restart(100'000);
    QVERIFY(hunt.core().view(Scenario::player("a7"), hunt.now()).ticket);
    everyoneReturns(hunt, 7);
    hunt.passTo(200'000);
    QVERIFY(!hunt.core().matches().empty());
    QVERIFY(hunt.core().brokenInvariant(hunt.now()).empty());
    hunt.passTo(459'000);
    QCOMPARE(hunt.records<Settlement>().front().players.size(), std::size_t{8});
}

void TestHuntRestore::withdrawnBetsStayWithdrawn() {
    Scenario hunt;
    playToAssigning(hunt, 9);
    hunt.act("cat bets 100 a0");
    hunt.act("dan bets 200 a1");
    hunt.act("a1 abandons");
    hunt.passTo(66'000);
    hunt.restart(70'000);
    QVERIFY(hunt.core().brokenInvariant(hunt.now()).empty());
    for (const int number : {0, 2, 3, 4, 5, 6, 7, 8})
        hunt.act(hunter(number) + " returns");
    hunt.passTo(71'000);
    hunt.act("a2 types 5");
    hunt.passTo(440'000);
    const BetsSettled settled = hunt.records<BetsSettled>().front();
    QCOMPARE(settled.payouts[0].amount, Amount::data(100));
    QCOMPARE(settled.payouts[1].amount, Amount::data(200));
}

void TestHuntRestore::standstillMovesTheLobby() {
    Scenario hunt;
    hunt.gather(8);
    hunt.passTo(30'000);
    hunt.act("stall 100000");
    const LobbyUpdate lobby = *hunt.core().view(Scenario::player("a0"), hunt.now()).lobby;
    QCOMPARE(lobby.timeLeft, Duration{30'000});
    QVERIFY(hunt.core().brokenInvariant(hunt.now()).empty());
    hunt.passTo(160'000);
    QCOMPARE(theRound(hunt).participants.size(), std::size_t{8});
}

void TestHuntRestore::clockSetBack() {
    Scenario hunt;
    hunt.gather(8);
    hunt.passTo(50'000);
    hunt.restart(10'000);
    const LobbyUpdate lobby = *hunt.core().view(Scenario::player("a0"), hunt.now()).lobby;
    QCOMPARE(lobby.timeLeft, Duration{60'000});
    everyoneReturns(hunt, 8);
    hunt.passTo(70'000);
    QCOMPARE(theRound(hunt).participants.size(), std::size_t{8});
}

void TestHuntRestore::sameRecordsSameRound() {
    Scenario first;
    Scenario second;
    for (Scenario* hunt : {&first, &second}) {
        playToHunting(*hunt, 12);
        hunt->passTo(70'000);
        hunt->act("a0 types rest");
        hunt->passTo(71'000);
    }
    const Snapshot one = first.core().snapshot(first.now());
    const Snapshot other = second.core().snapshot(second.now());
    QVERIFY(one.matches == other.matches);
    QVERIFY(one.lobbies == other.lobbies);
}

QTEST_GUILESS_MAIN(TestHuntRestore)
#include "tst_hunt_restore.moc"
