// Goal: a hunt is played as SPEC 3.5 says: texts follow one another, the score is what is correct,
// the round goes on without who leaves, and nobody is told more than is worth telling.
#include "tests/core/hunting.h"

#include <QTest>

#include <set>

using namespace arcade;
using namespace arcade::core;

class TestHuntPlay : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textsFollowOneAnother();
    void textsAreTheSameForAll();
    void keysGoOnIntoTheNextText();
    void mistakesHoldUp();
    void endsWithTheClock();
    void tellsTheFieldAtOnce();
    void everythingToldAlsoWithoutTyping();
    void leaverKeepsTheScore();
    void leaverIsFree();
    void leaverHearsTheEnd();
    void graceThenLeaver();
    void graceOfSixtyInAll();
    void nobodyConnectedIsVoid();
    void everybodyLeftIsDecided();
    void operatorKicks();
    void operatorVoids();
    void equalAtTheTopIsATie();
    void accuracyDoesNotDecide();
    void sixtyFourInOneRound();
};

namespace {

using Lines = std::vector<std::string>;

std::string textOf(Scenario& hunt, const std::string& name) {
    return *hunt.core().view(Scenario::player(name), hunt.now()).match->codeSequence;
}

int scoreOf(Scenario& hunt, const std::string& name) {
    const Cursor& cursor = part(hunt, name).cursor;
    return cursor.score + cursor.position;
}

Settlement settled(const Scenario& hunt) {
    return hunt.records<Settlement>().front();
}

const PlayerOutcome& outcomeOf(const Settlement& plan, const std::string& name) {
    return *std::find_if(plan.players.begin(), plan.players.end(), [&](const PlayerOutcome& one) {
        return one.player == Scenario::player(name);
    });
}

} // namespace

void TestHuntPlay::textsFollowOneAnother() {
    Scenario hunt;
    playToHunting(hunt, 8);
    std::set<std::string> texts;
    int score = 0;
    for (int number = 0; number < 5; ++number) {
        hunt.passTo(70'000 + number * 20'000);
        const std::string text = textOf(hunt, "a0");
        QVERIFY(text.size() > 50 && text.size() < 70);
        texts.insert(text);
        hunt.act("a0 types rest");
        score += static_cast<int>(text.size());
        QCOMPARE(scoreOf(hunt, "a0"), score);
        QCOMPARE(part(hunt, "a0").cursor.sequence, number + 1);
        QCOMPARE(part(hunt, "a0").cursor.keysAccepted, score);
        const auto told = hunt.last<GameState>("a0");
        QCOMPARE(told.sequence, std::optional{textOf(hunt, "a0")});
        QCOMPARE(told.position, 0);
    }
    QCOMPARE(texts.size(), std::size_t{5});
}

void TestHuntPlay::textsAreTheSameForAll() {
    Scenario hunt;
    playToHunting(hunt, 8);
    for (int number = 0; number < 3; ++number) {
        hunt.passTo(70'000 + number * 20'000);
        QCOMPARE(textOf(hunt, "a0"), textOf(hunt, "a7"));
        hunt.act("a0 types rest");
        QVERIFY(textOf(hunt, "a0") != textOf(hunt, "a7"));
        hunt.act("a7 types rest");
    }
}

void TestHuntPlay::keysGoOnIntoTheNextText() {
    Scenario hunt;
    playToHunting(hunt, 8);
    hunt.passTo(80'000);
    const std::string first = textOf(hunt, "a0");
    hunt.act("a0 types rest");
    const std::string second = textOf(hunt, "a0");
    // Another knows what comes and sends it in one message.
    GameProgress progress;
    progress.matchId = hunt.matchOf("a1");
    progress.keysBefore = 0;
    progress.typed = first + second.substr(0, 7);
    hunt.apply(Type{Scenario::player("a1"), progress});
    QCOMPARE(part(hunt, "a1").cursor.position, 7);
    QCOMPARE(scoreOf(hunt, "a1"), static_cast<int>(first.size()) + 7);
    const auto told = hunt.last<GameState>("a1");
    QCOMPARE(told.sequence, std::optional{second});
    // Said again, since the one before may not have come through.
    hunt.passTo(81'000);
    hunt.act("a1 types 3");
    QCOMPARE(hunt.last<GameState>("a1").sequence, std::optional{second});
    QVERIFY(!hunt.last<GameState>("a1").sequence->empty());
    hunt.act("a2 types 3");
    QVERIFY(!hunt.last<GameState>("a2").sequence);
}

void TestHuntPlay::mistakesHoldUp() {
    Scenario hunt;
    playToHunting(hunt, 8);
    hunt.passTo(66'000);
    hunt.act("a0 types 5");
    hunt.act("a0 mistypes");
    hunt.passTo(67'000);
    QCOMPARE(scoreOf(hunt, "a0"), 5);
    QCOMPARE(part(hunt, "a0").cursor.wrong, 1);
}

void TestHuntPlay::endsWithTheClock() {
    Scenario hunt;
    playToHunting(hunt, 8);
    hunt.passTo(66'000);
    hunt.act("a3 types 20");
    hunt.passTo(424'999);
    hunt.takeHeard();
    QVERIFY(!hunt.core().matches().empty());
    hunt.passTo(425'000);
    QVERIFY(hunt.core().matches().empty());
    const Settlement plan = settled(hunt);
    QCOMPARE(plan.endReason, EndReason::Timeout);
    QCOMPARE(plan.winner, std::optional{Scenario::address("a3").toString()});
    const Lines heard = heardBy(hunt, "a3");
    QCOMPARE(heard.at(0), std::string{"lobby 1 ended 8 pool 2400 left 0"});
    QVERIFY(heard.at(1).starts_with("timeout a3 prize 570 rating"));
    QCOMPARE(heard.at(2), std::string{"settled"});
    const auto result = hunt.last<GameResult>("a3");
    QCOMPARE(result.players.size(), std::size_t{8});
    QCOMPARE(result.yourStats.score, 20);
    QCOMPARE(result.hunt->bounty, Amount::data(270));
    QVERIFY(!result.hunt->isTaken);
}

void TestHuntPlay::tellsTheFieldAtOnce() {
    Scenario hunt;
    playToHunting(hunt, 8);
    hunt.passTo(70'000);
    PLAY(hunt,
         {70'000,
          "a0 types 10",
          {"a0: at 10 errors 0 keys 10", "a0: field 10 0 0 0 0 0 0 0", "a1: field 10 0 0 0 0 0 0 0",
           "a2: field 10 0 0 0 0 0 0 0", "a3: field 10 0 0 0 0 0 0 0", "a4: field 10 0 0 0 0 0 0 0",
           "a5: field 10 0 0 0 0 0 0 0", "a6: field 10 0 0 0 0 0 0 0",
           "a7: field 10 0 0 0 0 0 0 0"}},
         {70'010, "a1 types 3", {"a1: at 3 errors 0 keys 3"}},
         {70'060, "a0 types 1", {"a0: at 11 errors 0 keys 11"}}, {70'199, "wait", {}});
    hunt.passTo(70'200);
    QCOMPARE(heardBy(hunt, "a5"), Lines{"field 11 3 0 0 0 0 0 0"});
    PLAY(hunt, {70'900, "wait", {}});
}

void TestHuntPlay::everythingToldAlsoWithoutTyping() {
    Scenario hunt;
    playToHunting(hunt, 8);
    hunt.passTo(66'000);
    hunt.act("a0 types 10");
    hunt.act("a0 drops");
    hunt.act("a0 returns");
    const SessionState state = hunt.core().view(Scenario::player("a0"), hunt.now());
    QCOMPARE(state.match->phase, MatchPhase::Active);
    QCOMPARE(state.match->keysAccepted, std::optional<std::int64_t>{10});
    QCOMPARE(state.match->players.front().score, std::optional{10});
    QCOMPARE(state.lobby->phase, LobbyPhase::Active);
    QCOMPARE(state.lobby->timeLeft, Duration{359'000});
}

void TestHuntPlay::leaverKeepsTheScore() {
    Scenario hunt;
    playToHunting(hunt, 8);
    const std::string target = targetOf(hunt, "a0");
    hunt.passTo(66'000);
    hunt.act(target + " types 20");
    hunt.act("a0 types 10");
    hunt.passTo(67'000);
    hunt.takeHeard();
    hunt.act(target + " abandons");
    hunt.passTo(67'200);
    QVERIFY(heardBy(hunt, "a0").back().find("20 left") != std::string::npos);
    QVERIFY(hunt.core().view(Scenario::player("a0"), hunt.now()).match);
    QVERIFY(hunt.core().brokenInvariant(hunt.now()).empty());
    hunt.passTo(425'000);
    const Settlement plan = settled(hunt);
    QCOMPARE(plan.endReason, EndReason::Timeout);
    QCOMPARE(plan.winner, std::optional{Scenario::address(target).toString()});
    QCOMPARE(outcomeOf(plan, target).prize, Amount::data(570));
    QVERIFY(outcomeOf(plan, target).ratingChange > 0);
}

void TestHuntPlay::leaverIsFree() {
    Scenario hunt;
    playToHunting(hunt, 8);
    hunt.act("a0 abandons");
    QCOMPARE(hunt.records<ClaimEnded>().size(), std::size_t{1});
    QVERIFY(!hunt.core().holdsPlace(Scenario::player("a0")));
    hunt.takeHeard();
    PLAY(hunt, {66'000, "a0 types 3", {"! NOT_IN_MATCH"}},
         {66'000, "a0 abandons", {"! NOT_IN_MATCH"}},
         {66'000, "a0 watches a1", {"! INVALID_STATE"}},
         {66'000, "a0 enters silver", {"a0: searching #1"}});
    QVERIFY(!hunt.core().view(Scenario::player("a0"), hunt.now()).match);
    hunt.passTo(425'000);
    QCOMPARE(settled(hunt).players.size(), std::size_t{8});
}

void TestHuntPlay::leaverHearsTheEnd() {
    Scenario hunt;
    playToHunting(hunt, 8);
    hunt.act("a0 abandons");
    hunt.takeHeard();
    hunt.passTo(425'000);
    const Lines heard = heardBy(hunt, "a0");
    QCOMPARE(heard.size(), std::size_t{2});
    QVERIFY(heard[0].starts_with("timeout nobody prize 300"));
    QCOMPARE(heard[1], std::string{"settled"});
}

void TestHuntPlay::graceThenLeaver() {
    Scenario hunt;
    playToHunting(hunt, 8);
    hunt.passTo(70'000);
    hunt.takeHeard();
    hunt.act("a0 drops");
    QCOMPARE(heardBy(hunt, "a1"), Lines{"gone a0 30"});
    QVERIFY(!hunt.last<PlayerDisconnected>("a1").endsAs);
    hunt.passTo(99'999);
    QVERIFY(hunt.core().holdsPlace(Scenario::player("a0")));
    hunt.passTo(100'000);
    QVERIFY(!hunt.core().holdsPlace(Scenario::player("a0")));
    QCOMPARE(heardBy(hunt, "a1"), Lines{"field 0 left 0 0 0 0 0 0 0"});
    QVERIFY(hunt.core().brokenInvariant(hunt.now()).empty());
    hunt.act("a0 returns");
    QVERIFY(!hunt.core().view(Scenario::player("a0"), hunt.now()).match);
}

void TestHuntPlay::graceOfSixtyInAll() {
    Scenario hunt;
    playToHunting(hunt, 8);
    hunt.passTo(70'000);
    for (const auto& [at, act] :
         std::initializer_list<std::pair<int, const char*>>{{70'000, "a0 drops"},
                                                            {95'000, "a0 returns"},
                                                            {100'000, "a0 drops"},
                                                            {125'000, "a0 returns"},
                                                            {130'000, "a0 drops"}}) {
        hunt.passTo(at);
        hunt.act(act);
    }
    hunt.passTo(139'999);
    QVERIFY(hunt.core().holdsPlace(Scenario::player("a0")));
    hunt.passTo(140'000);
    QVERIFY(!hunt.core().holdsPlace(Scenario::player("a0")));
}

void TestHuntPlay::nobodyConnectedIsVoid() {
    Scenario hunt;
    playToHunting(hunt, 8);
    hunt.act("a0 types 10");
    for (int number = 0; number < 8; ++number) {
        hunt.passTo(70'000 + number * 1000);
        hunt.act(hunter(number) + " drops");
    }
    hunt.passTo(99'999);
    QVERIFY(!hunt.core().matches().empty());
    hunt.passTo(100'000);
    QVERIFY(hunt.core().matches().empty());
    const Settlement plan = settled(hunt);
    QCOMPARE(plan.endReason, EndReason::Void);
    for (const PlayerOutcome& one : plan.players) {
        QCOMPARE(one.prize, Amount::data(300));
        QCOMPARE(one.ratingChange, 0);
        QVERIFY(!one.won && !one.hunt);
    }
}

void TestHuntPlay::everybodyLeftIsDecided() {
    Scenario hunt;
    playToHunting(hunt, 8);
    hunt.passTo(66'000);
    hunt.act("a0 types 10");
    for (int number = 0; number < 8; ++number)
        hunt.act(hunter(number) + " abandons");
    QVERIFY(hunt.core().matches().empty());
    QCOMPARE(settled(hunt).endReason, EndReason::Forfeit);
    QCOMPARE(settled(hunt).winner, std::optional{Scenario::address("a0").toString()});
    QCOMPARE(outcomeOf(settled(hunt), "a0").prize, Amount::data(570));
    QVERIFY(hunt.core().brokenInvariant(hunt.now()).empty());
}

void TestHuntPlay::operatorKicks() {
    Scenario hunt;
    playToHunting(hunt, 8);
    hunt.act("operator kicks a0");
    QVERIFY(!hunt.core().matches().empty());
    QVERIFY(!hunt.core().holdsPlace(Scenario::player("a0")));
}

void TestHuntPlay::operatorVoids() {
    Scenario hunt;
    playToHunting(hunt, 8);
    hunt.act("a0 abandons");
    hunt.act("operator cancels");
    QCOMPARE(settled(hunt).endReason, EndReason::Void);
    QCOMPARE(outcomeOf(settled(hunt), "a0").prize, Amount::data(300));
}

void TestHuntPlay::equalAtTheTopIsATie() {
    Scenario hunt;
    playToHunting(hunt, 8);
    hunt.passTo(61'000);
    hunt.passTo(66'000);
    hunt.act("a0 types 10");
    hunt.act("a1 types 10");
    hunt.act("a2 types 5");
    hunt.passTo(425'000);
    const Settlement plan = settled(hunt);
    QVERIFY(!plan.winner);
    QVERIFY(!outcomeOf(plan, "a0").won);
    QVERIFY(!outcomeOf(plan, "a1").won);
    QCOMPARE(outcomeOf(plan, "a2").won, std::optional{false});
    QCOMPARE(outcomeOf(plan, "a0").ratingChange, outcomeOf(plan, "a1").ratingChange);
}

void TestHuntPlay::accuracyDoesNotDecide() {
    Scenario hunt;
    playToHunting(hunt, 8);
    hunt.passTo(66'000);
    hunt.act("a0 types 10");
    hunt.act("a1 types 10");
    hunt.act("a1 mistypes");
    hunt.passTo(425'000);
    QVERIFY(!settled(hunt).winner);
}

void TestHuntPlay::sixtyFourInOneRound() {
    Scenario hunt;
    hunt.gather(64);
    hunt.passTo(5000);
    hunt.takeHeard();
    for (int number = 0; number < 64; ++number) {
        hunt.passTo(10'000 + number);
        if (number > 0)
            hunt.act(hunter(number) + " types " + std::to_string(number % 25));
    }
    QVERIFY(hunt.core().brokenInvariant(hunt.now()).empty());
    hunt.passTo(365'000);
    const Settlement plan = settled(hunt);
    QCOMPARE(plan.players.size(), std::size_t{64});
    Amount paid;
    for (const Transfer& transfer : plan.transfers)
        paid += transfer.amount;
    QCOMPARE(paid, Amount::data(64 * 300));
    QVERIFY(!plan.winner); // 24 characters of 24 and of 49
}

QTEST_GUILESS_MAIN(TestHuntPlay)
#include "tst_hunt_play.moc"
