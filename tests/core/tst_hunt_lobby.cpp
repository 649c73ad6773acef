// Goal: hunters gather as SPEC 3.5 says: one lobby a tier, 60 s from the first, 8 to 64, at once
// when full, open again with too few, and nobody waits longer than a queue lets wait.
#include "tests/core/hunting.h"

#include <QTest>

using namespace arcade;
using namespace arcade::core;

class TestHuntLobby : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answersEntering();
    void beginsAfterRegistration();
    void opensAgainWithTooFew();
    void refundsAtTheQueueLimit();
    void playsAtTheLastMoment();
    void beginsAtOnceWhenFull();
    void tooLateIsForTheNext();
    void tellsAtMostOnceASecond();
    void closesWhenEmpty();
    void leaverIsReleased();
    void awayIsNotCounted();
    void awayIsRemoved();
    void tiersDoNotMix();
    void numbersRounds();
    void onePlaceOnly();
    void drainingBeginsNothing();
    void neverPushesPositions();
};

namespace {

using Lines = std::vector<std::string>;

bool hasBegun(Scenario& hunt) {
    return !hunt.core().matches().empty();
}

int waiting(Scenario& hunt) {
    int tickets = 0;
    for (const auto& queue : hunt.core().queues(hunt.now()))
        tickets += queue.tickets;
    return tickets;
}

} // namespace

void TestHuntLobby::answersEntering() {
    Scenario hunt;
    PLAY(hunt,
         {0,
          "ann enters hunt",
          {"ann: searching #1", "ann: lobby 1 registration 1 pool 300 left 60000"}},
         {400,
          "bob enters hunt",
          {"bob: searching #2", "bob: lobby 1 registration 2 pool 600 left 59600"}},
         {1000,
          "wait",
          {"ann: lobby 1 registration 2 pool 600 left 59000",
           "bob: lobby 1 registration 2 pool 600 left 59000"}});
    const SessionState state = hunt.core().view(Scenario::player("ann"), hunt.now());
    QCOMPARE(state.lobby->players, 2);
    QCOMPARE(state.lobby->min, 8);
    QCOMPARE(state.lobby->max, 64);
    QCOMPARE(state.lobby->stakeTier, std::optional{StakeTier::Gold});
    QCOMPARE(state.lobby->timeLeft, Duration{59'000});
    QCOMPARE(state.ticket->gameType, GameType::BountyHunt);
    QCOMPARE(state.ticket->range, RatingRange{});
    QVERIFY(!state.ticket->widensIn);
}

void TestHuntLobby::beginsAfterRegistration() {
    Scenario hunt;
    hunt.gather(8);
    hunt.passTo(59'999);
    QVERIFY(!hasBegun(hunt));
    hunt.takeHeard();
    hunt.takeRecords();
    hunt.passTo(60'000);
    const Match& match = theRound(hunt);
    QCOMPARE(match.phase, MatchPhase::Ready);
    QCOMPARE(match.round, std::optional<std::int64_t>{1});
    QCOMPARE(match.sides.size(), std::size_t{8});
    QCOMPARE(toMs(match.phaseEndsAt) - toMs(hunt.now()), 5000);
    const Lines heard = heardBy(hunt, "a0");
    QCOMPARE(heard.size(), std::size_t{4});
    QCOMPARE(heard[0], std::string{"found 8 sides"});
    QCOMPARE(heard[1], std::string{"lobby 1 assigning 8 pool 2400 left 5000"});
    QCOMPARE(heard[2], std::string{"countdown 5"});
    QCOMPARE(heard[3], "hunts " + targetOf(hunt, "a0") + " for 270");
    QVERIFY(hunt.records<PairingSaved>().empty());
    QVERIFY(hunt.core().brokenInvariant(hunt.now()).empty());
}

void TestHuntLobby::opensAgainWithTooFew() {
    Scenario hunt;
    hunt.gather(7);
    hunt.passTo(59'999);
    hunt.takeHeard();
    PLAY(hunt, {59'999, "wait", {}});
    hunt.passTo(60'000);
    QCOMPARE(heardBy(hunt, "a0"), Lines{"lobby 1 registration 7 pool 2100 left 60000"});
    hunt.passTo(70'000);
    hunt.act("late enters hunt");
    hunt.passTo(119'999);
    QVERIFY(!hasBegun(hunt));
    hunt.passTo(120'000);
    QCOMPARE(theRound(hunt).participants.size(), std::size_t{8});
    QCOMPARE(theRound(hunt).round, std::optional<std::int64_t>{1});
}

void TestHuntLobby::refundsAtTheQueueLimit() {
    Scenario hunt;
    hunt.act("ann enters hunt");
    hunt.passTo(100'000);
    hunt.act("bob enters hunt");
    hunt.passTo(299'999);
    hunt.takeHeard();
    hunt.takeRecords();
    hunt.passTo(300'000);
    QCOMPARE(heardBy(hunt, "ann"),
             Lines{"removed #0 (No opponents found. Try a different stake tier.)"});
    const Lines records = hunt.takeRecords();
    QCOMPARE(records, (Lines{"TicketErased", "ReservationReleased ann", "AftermathSaved ann",
                             "LobbySaved 1 open"}));
    hunt.passTo(400'000);
    QCOMPARE(waiting(hunt), 0);
    QVERIFY(!hunt.core().nextDeadline() || *hunt.core().nextDeadline() > hunt.now());
    QVERIFY(hunt.core().brokenInvariant(hunt.now()).empty());
}

void TestHuntLobby::playsAtTheLastMoment() {
    Scenario hunt;
    hunt.act("ann enters hunt");
    hunt.passTo(250'000);
    hunt.gather(7);
    hunt.passTo(300'000);
    QCOMPARE(theRound(hunt).participants.size(), std::size_t{8});
    QVERIFY(!hunt.core().view(Scenario::player("ann"), hunt.now()).ticket);
}

void TestHuntLobby::beginsAtOnceWhenFull() {
    Scenario hunt;
    hunt.gather(63);
    hunt.passTo(3000);
    QVERIFY(!hasBegun(hunt));
    hunt.act("last enters hunt");
    QCOMPARE(theRound(hunt).participants.size(), std::size_t{64});
    QCOMPARE(toMs(theRound(hunt).phaseEndsAt) - toMs(hunt.now()), 5000);
    QVERIFY(hunt.core().brokenInvariant(hunt.now()).empty());
}

void TestHuntLobby::tooLateIsForTheNext() {
    Scenario hunt;
    hunt.gather(64);
    hunt.passTo(1000);
    hunt.takeHeard();
    PLAY(hunt, {1500,
                "late enters hunt",
                {"late: searching #1", "late: lobby 2 registration 1 pool 300 left 60000"}});
}

void TestHuntLobby::tellsAtMostOnceASecond() {
    Scenario hunt;
    hunt.act("ann enters hunt");
    hunt.takeHeard();
    Lines heard;
    for (int number = 0; number < 20; ++number) {
        hunt.passTo(100 + number * 100);
        hunt.act(hunter(number) + " enters hunt");
        const Lines now = heardBy(hunt, "ann");
        heard.insert(heard.end(), now.begin(), now.end());
    }
    QCOMPARE(heard, (Lines{"lobby 1 registration 10 pool 3000 left 59000",
                           "lobby 1 registration 20 pool 6000 left 58000"}));
}

void TestHuntLobby::closesWhenEmpty() {
    Scenario hunt;
    hunt.act("ann enters hunt");
    hunt.passTo(30'000);
    hunt.act("ann leaves");
    hunt.passTo(50'000);
    hunt.takeHeard();
    PLAY(hunt, {50'000,
                "bob enters hunt",
                {"bob: searching #1", "bob: lobby 1 registration 1 pool 300 left 60000"}});
}

void TestHuntLobby::leaverIsReleased() {
    Scenario hunt;
    hunt.gather(8);
    hunt.passTo(59'000);
    hunt.takeRecords();
    hunt.act("a3 leaves");
    QCOMPARE(hunt.takeRecords(), (Lines{"TicketErased", "ReservationReleased a3"}));
    hunt.passTo(60'000);
    QVERIFY(!hasBegun(hunt));
    QVERIFY(hunt.records<StrikesSaved>().empty());
}

void TestHuntLobby::awayIsNotCounted() {
    Scenario hunt;
    hunt.gather(9);
    hunt.passTo(55'000);
    hunt.act("a0 drops");
    hunt.act("a1 drops");
    hunt.passTo(59'000);
    QCOMPARE(hunt.core().view(Scenario::player("a2"), hunt.now()).lobby->players, 7);
    hunt.passTo(60'000);
    QVERIFY(!hasBegun(hunt));
    hunt.act("a0 returns");
    hunt.act("a1 returns");
    hunt.passTo(119'000);
    hunt.act("a8 drops");
    hunt.passTo(120'000);
    QCOMPARE(theRound(hunt).participants.size(), std::size_t{8});
    hunt.passTo(121'000);
    hunt.act("a8 returns");
    QCOMPARE(hunt.core().view(Scenario::player("a8"), hunt.now()).lobby->round, 2);
}

void TestHuntLobby::awayIsRemoved() {
    Scenario hunt;
    hunt.gather(2);
    hunt.passTo(20'000);
    hunt.act("a0 drops");
    hunt.passTo(29'999);
    QCOMPARE(waiting(hunt), 2);
    hunt.passTo(30'000);
    QCOMPARE(waiting(hunt), 1);
    QCOMPARE(hunt.records<ReservationReleased>().size(), std::size_t{1});
}

void TestHuntLobby::tiersDoNotMix() {
    Scenario hunt;
    int entered = 0;
    for (const StakeTier tier : kStakeTiers) {
        for (int number = 0; number < 8; ++number)
            hunt.act(hunter(entered++) + " enters hunt " + std::string{wireText(tier)});
    }
    hunt.passTo(60'000);
    QCOMPARE(hunt.core().matches().size(), kStakeTiers.size());
    for (const Match* match : hunt.core().matches()) {
        QCOMPARE(match->participants.size(), std::size_t{8});
        QCOMPARE(match->round, std::optional<std::int64_t>{1});
        for (const Participant& one : match->participants)
            QCOMPARE(one.ticket.queue, match->queue);
    }
    QVERIFY(hunt.core().brokenInvariant(hunt.now()).empty());
}

void TestHuntLobby::numbersRounds() {
    Scenario hunt;
    playToHunting(hunt, 8);
    for (int number = 20; number < 28; ++number)
        hunt.act(hunter(number) + " enters hunt");
    hunt.passTo(125'000);
    QCOMPARE(hunt.core().matches().size(), std::size_t{2});
    QCOMPARE(hunt.core().matches().back()->round, std::optional<std::int64_t>{2});
}

void TestHuntLobby::onePlaceOnly() {
    Scenario hunt;
    hunt.act("ann enters hunt");
    hunt.takeHeard();
    PLAY(hunt, {10, "ann enters hunt silver", {"! ALREADY_IN_QUEUE"}},
         {10, "ann enters", {"! ALREADY_IN_QUEUE"}});
    Scenario playing;
    playToAssigning(playing, 8);
    PLAY(playing, {60'010, "a0 enters", {"! ALREADY_IN_MATCH"}});
}

void TestHuntLobby::drainingBeginsNothing() {
    Scenario hunt;
    hunt.gather(8);
    hunt.act("operator drains");
    hunt.passTo(200'000);
    QVERIFY(!hasBegun(hunt));
    QCOMPARE(waiting(hunt), 8);
    QVERIFY(hunt.core().brokenInvariant(hunt.now()).empty());
}

void TestHuntLobby::neverPushesPositions() {
    Rules rules = Scenario::plainRules();
    rules.nearInterval = Duration{1000};
    rules.farInterval = Duration{5000};
    Scenario hunt(rules);
    hunt.gather(5);
    hunt.passTo(290'000);
    for (const std::string& line : hunt.takeHeard())
        QVERIFY2(line.find("long_wait") == std::string::npos, line.c_str());
    hunt.act("a0 leaves");
    hunt.passTo(298'000);
    for (const std::string& line : hunt.takeHeard())
        QVERIFY2(line.find("searching") == std::string::npos, line.c_str());
}

QTEST_GUILESS_MAIN(TestHuntLobby)
#include "tst_hunt_lobby.moc"
