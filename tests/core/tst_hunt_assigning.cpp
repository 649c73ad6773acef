// Goal: between the end of registration and the start of a hunt everybody gets one target, in one
// ring; who is gone is refunded and the ring closes over the gap; under 8 nobody plays.
#include "server/core/ring.h"
#include "tests/core/hunting.h"

#include <QTest>

#include <set>

using namespace arcade;
using namespace arcade::core;

class TestHuntAssigning : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ringsOfAllSizes();
    void ringIsDrawnForTheMatch();
    void everyoneLearnsTheOwnTarget();
    void abandoningClosesTheRing();
    void twoNeighboursGone();
    void underTheMinimumIsCancelled();
    void goneAtTheStartIsRefunded();
    void tooManyGoneAtTheStart();
    void backBeforeTheStartPlays();
    void operatorKicks();
    void operatorCancels();
    void acceptingIsNotAsked();
    void betsOnWhoWithdrewComeBack();
    void standstillLosesNobodysPlace();
};

namespace {

using Lines = std::vector<std::string>;

Match matchOf(int hunters, std::uint64_t id) {
    Match match;
    match.id = MatchId{id, 1};
    match.queue = {GameType::BountyHunt, StakeTier::Gold, {}};
    for (int number = 0; number < hunters; ++number) {
        Participant participant;
        participant.ticket.player = PlayerId{3, static_cast<std::uint64_t>(number)};
        participant.side = number;
        match.participants.push_back(participant);
        match.sides.push_back({});
    }
    return match;
}

std::vector<PlayerId> targetsOf(const Match& match) {
    std::vector<PlayerId> targets;
    for (const Participant& one : match.participants)
        targets.push_back(*one.target);
    return targets;
}

std::vector<std::string> released(const Scenario& hunt) {
    std::vector<std::string> names;
    for (const ReservationReleased& one : hunt.records<ReservationReleased>())
        names.push_back(Scenario::nameOf(one.player));
    return names;
}

} // namespace

void TestHuntAssigning::ringsOfAllSizes() {
    const Random random({1, 2});
    for (int hunters = 2; hunters <= 64; ++hunters) {
        Match match = matchOf(hunters, static_cast<std::uint64_t>(hunters));
        drawRing(random, match);
        QVERIFY(isRing(match));
        const std::vector<PlayerId> targets = targetsOf(match);
        QCOMPARE(std::set<PlayerId>(targets.begin(), targets.end()).size(), targets.size());
    }
}

void TestHuntAssigning::ringIsDrawnForTheMatch() {
    const Random random({1, 2});
    Match first = matchOf(16, 1);
    Match again = matchOf(16, 1);
    Match other = matchOf(16, 2);
    drawRing(random, first);
    drawRing(random, again);
    drawRing(random, other);
    QVERIFY(targetsOf(first) == targetsOf(again));
    QVERIFY(targetsOf(first) != targetsOf(other));
    Match elsewhere = matchOf(16, 1);
    drawRing(Random{{1, 3}}, elsewhere);
    QVERIFY(targetsOf(first) != targetsOf(elsewhere));
    // Two runs of two rings are no ring.
    std::swap(first.participants[0].target, first.participants[1].target);
    QVERIFY(!isRing(first));
}

void TestHuntAssigning::everyoneLearnsTheOwnTarget() {
    Scenario hunt;
    playToAssigning(hunt, 12);
    for (int number = 0; number < 12; ++number) {
        const std::string target = targetOf(hunt, hunter(number));
        const auto told = hunt.last<GameAssignment>(hunter(number));
        QCOMPARE(told.target.callsign, target);
        QCOMPARE(told.bounty, Amount::data(270));
        const SessionState state = hunt.core().view(Scenario::player(hunter(number)), hunt.now());
        QCOMPARE(state.match->target, std::optional{told.target});
        QCOMPARE(state.match->bounty, std::optional{told.bounty});
        QCOMPARE(state.lobby->phase, LobbyPhase::Assigning);
    }
}

void TestHuntAssigning::abandoningClosesTheRing() {
    Scenario hunt;
    playToAssigning(hunt, 9);
    const std::string target = targetOf(hunt, "a0");
    const std::string next = targetOf(hunt, target);
    hunt.passTo(61'000);
    hunt.takeHeard();
    hunt.act(target + " abandons");
    QCOMPARE(targetOf(hunt, "a0"), next);
    QCOMPARE(heardBy(hunt, "a0"), (Lines{"hunts " + next + " for 270", "field 0 0 0 0 0 0 0 0",
                                         "lobby 1 assigning 8 pool 2400 left 4000"}));
    QCOMPARE(released(hunt), Lines{target});
    QCOMPARE(hunt.records<StrikesSaved>().size(), std::size_t{1});
    QVERIFY(!hunt.core().holdsPlace(Scenario::player(target)));
    QVERIFY(hunt.core().brokenInvariant(hunt.now()).empty());
    hunt.passTo(65'000);
    QCOMPARE(theRound(hunt).phase, MatchPhase::Active);
    QCOMPARE(hunt.records<StakesEscrowed>().back().shares.size(), std::size_t{8});
}

void TestHuntAssigning::twoNeighboursGone() {
    Scenario hunt;
    playToAssigning(hunt, 10);
    const std::string target = targetOf(hunt, "a0");
    const std::string second = targetOf(hunt, target);
    const std::string third = targetOf(hunt, second);
    hunt.act(target + " drops");
    hunt.act(second + " drops");
    hunt.takeHeard();
    hunt.passTo(65'000);
    QCOMPARE(targetOf(hunt, "a0"), third);
    QCOMPARE(theRound(hunt).participants.size(), std::size_t{8});
    QVERIFY(isRing(theRound(hunt)));
    const Lines heard = heardBy(hunt, "a0");
    QCOMPARE(std::count(heard.begin(), heard.end(), "hunts " + third + " for 270"), 1);
    QVERIFY(hunt.core().brokenInvariant(hunt.now()).empty());
}

void TestHuntAssigning::underTheMinimumIsCancelled() {
    Scenario hunt;
    playToAssigning(hunt, 8);
    hunt.passTo(62'000);
    hunt.takeHeard();
    hunt.act("a3 abandons");
    QVERIFY(hunt.core().matches().empty());
    QCOMPARE(released(hunt), Lines{"a3"});
    QCOMPARE(heardBy(hunt, "a0"), (Lines{"cancelled abandoned by opponent back", "searching #1",
                                         "lobby 2 registration 7 pool 2100 left 60000"}));
    const SessionState state = hunt.core().view(Scenario::player("a0"), hunt.now());
    QCOMPARE(toMs(hunt.now()) - toMs(state.ticket->enteredAt), 62'000);
    hunt.act("late enters hunt");
    hunt.passTo(122'000);
    QCOMPARE(theRound(hunt).round, std::optional<std::int64_t>{2});
}

void TestHuntAssigning::goneAtTheStartIsRefunded() {
    Scenario hunt;
    playToAssigning(hunt, 10);
    hunt.act("a4 drops");
    hunt.passTo(64'999);
    QCOMPARE(theRound(hunt).participants.size(), std::size_t{10});
    hunt.takeRecords();
    hunt.passTo(65'000);
    QCOMPARE(theRound(hunt).phase, MatchPhase::Active);
    QCOMPARE(theRound(hunt).participants.size(), std::size_t{9});
    QCOMPARE(released(hunt), Lines{"a4"});
    QVERIFY(hunt.records<StrikesSaved>().empty());
    QCOMPARE(hunt.core().view(Scenario::player("a4"), hunt.now()).lastCancelled->reason,
             CancelReason::OpponentDisconnected);
    QCOMPARE(hunt.core().view(Scenario::player("a0"), hunt.now()).match->players.size(),
             std::size_t{9});
}

void TestHuntAssigning::tooManyGoneAtTheStart() {
    Scenario hunt;
    playToAssigning(hunt, 9);
    hunt.act("a4 drops");
    hunt.act("a5 drops");
    hunt.takeHeard();
    hunt.passTo(65'000);
    QVERIFY(hunt.core().matches().empty());
    QCOMPARE(released(hunt), (Lines{"a4", "a5"}));
    const Lines heard = heardBy(hunt, "a0");
    QCOMPARE(heard.at(heard.size() - 3),
             std::string{"cancelled opponent_disconnected by opponent back"});
    QVERIFY(hunt.records<StakesEscrowed>().empty());
}

void TestHuntAssigning::backBeforeTheStartPlays() {
    Scenario hunt;
    playToAssigning(hunt, 8);
    hunt.act("a4 drops");
    hunt.passTo(64'900);
    hunt.act("a4 returns");
    hunt.passTo(65'000);
    QCOMPARE(theRound(hunt).phase, MatchPhase::Active);
    QCOMPARE(theRound(hunt).participants.size(), std::size_t{8});
}

void TestHuntAssigning::operatorKicks() {
    Scenario hunt;
    playToAssigning(hunt, 9);
    hunt.act("operator kicks a2");
    QCOMPARE(theRound(hunt).participants.size(), std::size_t{8});
    QCOMPARE(heardBy(hunt, "a2"), Lines{"cancelled operator by server out"});
    QVERIFY(hunt.core().brokenInvariant(hunt.now()).empty());
}

void TestHuntAssigning::operatorCancels() {
    Scenario hunt;
    playToAssigning(hunt, 9);
    hunt.act("operator cancels");
    QVERIFY(hunt.core().matches().empty());
    for (int number = 0; number < 9; ++number)
        QVERIFY(hunt.core().view(Scenario::player(hunter(number)), hunt.now()).ticket);
    QVERIFY(released(hunt).empty());
}

void TestHuntAssigning::acceptingIsNotAsked() {
    Scenario hunt;
    playToAssigning(hunt, 8);
    PLAY(hunt, {60'100, "a0 accepts", {}}, {60'100, "a0 shows", {}},
         {60'100, "a0 declines", {"! INVALID_STATE"}}, {60'100, "a0 leaves", {"! INVALID_STATE"}});
    QCOMPARE(hunt.last<MatchFound>("a0").acceptTimeLeft, Duration{0});
    QCOMPARE(hunt.last<MatchFound>("a0").prize, Amount::data(570));
    QCOMPARE(hunt.last<MatchFound>("a0").burn, Amount::data(30));
    QCOMPARE(hunt.core().view(Scenario::player("a0"), hunt.now()).match->accepted, 8);
}

void TestHuntAssigning::betsOnWhoWithdrewComeBack() {
    Scenario hunt;
    playToAssigning(hunt, 9);
    hunt.passTo(61'000);
    hunt.act("cat bets 100 a0");
    hunt.act("dan bets 200 a1");
    hunt.act("eve bets 300 a2");
    hunt.act("a1 abandons");
    hunt.takeHeard();
    PLAY(hunt, {61'000, "fox bets 50 a1", {"! BAD_MESSAGE"}});
    hunt.passTo(62'000);
    hunt.act("fox watches a0");
    const auto joined = hunt.last<SpectateJoined>("fox");
    QCOMPARE(joined.update.sides.size(), std::size_t{8});
    QCOMPARE(joined.players.size(), std::size_t{8});
    QCOMPARE(joined.update.totalPool, Amount::data(400));
    QVERIFY(hunt.core().brokenInvariant(hunt.now()).empty());
    hunt.passTo(65'000);
    hunt.act("a0 types 10");
    hunt.passTo(425'000);
    // 400 in the pool, 20 of it raked; what was bet on the one who left is in no pool.
    const BetsSettled settled = hunt.records<BetsSettled>().front();
    QCOMPARE(settled.payouts.size(), std::size_t{3});
    QCOMPARE(settled.payouts[0].amount, Amount::data(380));
    QCOMPARE(settled.payouts[1].amount, Amount::data(200));
    QCOMPARE(settled.payouts[2].amount, Amount{});
}

void TestHuntAssigning::standstillLosesNobodysPlace() {
    Scenario hunt;
    playToAssigning(hunt, 9);
    hunt.act("stall 20000");
    hunt.act("a4 drops");
    hunt.passTo(85'000);
    QCOMPARE(theRound(hunt).phase, MatchPhase::Active);
    QVERIFY(released(hunt).empty());
    hunt.act("a4 returns");
    QVERIFY(hunt.core().view(Scenario::player("a4"), hunt.now()).ticket);
    QVERIFY(hunt.core().brokenInvariant(hunt.now()).empty());
}

QTEST_GUILESS_MAIN(TestHuntAssigning)
#include "tst_hunt_assigning.moc"
