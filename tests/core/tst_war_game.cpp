// Goal: a war in play and its end (SPEC 3.6): the score is the mean over the roster at the start,
// leavers included; the winner holds the territory and shares the pot less burn; a tie leaves all.
#include "tests/core/wars.h"

#include <QTest>

#include <algorithm>

using namespace arcade;
using namespace arcade::core;

class TestWarGame : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textsFollowOneAnother();
    void everybodySeesTheField();
    void theMeanDecides();
    void leaversCount();
    void aTieLeavesTheOwner();
    void theWinnerTakesTheTerritory();
    void theOwnerKeepsTheTerritory();
    void paysToTheUnit();
    void ratesByTheMeans();
    void aCrewThatIsGoneHasLost();
    void absenceIsALeaving();
    void nobodyThereIsVoid();
    void operatorVoids();
    void kickTakesEffectAfterIt();
    void leaversMayGoOn();
    void aWinnerThatIsNoMore();
};

namespace {

/// RED and BLUE of these sizes play for ALPHA-1.
void begin(Wars& wars, int reds, int blues) {
    wars.found("RED", reds);
    wars.found("BLUE", blues);
    wars.playToActive(reds, blues);
}

void endByTime(Wars& wars) {
    wars.passTo(wars.nowMs() + 300'000);
}

Amount creditedTo(const Settlement& plan, const char* name) {
    for (const PlayerOutcome& one : plan.players) {
        if (one.player == Scenario::player(name))
            return one.prize;
    }
    return {};
}

} // namespace

void TestWarGame::textsFollowOneAnother() {
    Wars wars;
    begin(wars, 3, 3);
    wars.passTo(wars.nowMs() + 60'000);
    wars.act("r1 types rest");
    const Participant& typist = wars.war()->participants.at(0);
    QCOMPARE(typist.cursor.sequence, 1);
    QCOMPARE(static_cast<std::size_t>(typist.cursor.score), wars.war()->sequence.size());
    QCOMPARE(wars.war()->phase, MatchPhase::Active);
    QVERIFY(*typist.text != wars.war()->sequence);
}

void TestWarGame::everybodySeesTheField() {
    Wars wars;
    begin(wars, 3, 3);
    wars.passTo(wars.nowMs() + 1'000);
    wars.takeHeard();
    wars.act("r1 types 7");
    const auto heard = wars.takeHeard();
    QVERIFY(std::ranges::find(heard, "b2: field 7 0 0 0 0 0") != heard.end());
}

void TestWarGame::theMeanDecides() {
    Wars wars;
    begin(wars, 4, 3);
    wars.passTo(wars.nowMs() + 10'000);
    // 12 by four is less than 10 by three, though it is more in all.
    wars.act("r1 types 12");
    wars.act("b1 types 10");
    endByTime(wars);
    const Settlement plan = wars.records<Settlement>().back();
    QCOMPARE(plan.endReason, EndReason::Timeout);
    QCOMPARE(*plan.winner, wars.crewOf("b1").toString());
    QCOMPARE(wars.ownerOf(), std::string{"BLUE"});
}

void TestWarGame::leaversCount() {
    Wars wars;
    begin(wars, 4, 3);
    wars.passTo(wars.nowMs() + 10'000);
    wars.act("r4 types 9");
    wars.act("r1 types 3");
    wars.act("b1 types 9");
    wars.act("r4 abandons");
    QCOMPARE(wars.war()->phase, MatchPhase::Active);
    endByTime(wars);
    // 12 by four against 9 by three: the leaver's score and place in the mean both stay.
    const Settlement plan = wars.records<Settlement>().back();
    QVERIFY(!plan.winner && !plan.war->defender);
    QCOMPARE(plan.war->sides.at(0).roster.size(), std::size_t{4});
    QCOMPARE(plan.players.size(), std::size_t{7});
    QCOMPARE(wars.ownerOf(), std::string{});
}

void TestWarGame::aTieLeavesTheOwner() {
    Wars wars;
    wars.besiege(3, 3, 600);
    wars.enlist(3, 3);
    wars.passTo(wars.nowMs() + 305'000);
    wars.passTo(wars.nowMs() + 10'000);
    // Equal scores are a tie, however accurate.
    wars.act("r1 types 5");
    wars.act("b1 mistypes");
    GameProgress erasing;
    erasing.matchId = wars.war()->id;
    erasing.keysBefore = 1;
    erasing.typed = "\b";
    wars.apply(Type{Scenario::player("b1"), erasing});
    wars.act("b1 types 5");
    endByTime(wars);
    const Settlement plan = wars.records<Settlement>().back();
    QVERIFY(!plan.winner);
    QCOMPARE(wars.ownerOf(), std::string{"RED"});
    QCOMPARE(plan.transfers.size(), std::size_t{6});
    for (const PlayerOutcome& one : plan.players) {
        QCOMPARE(one.prize, Amount::data(200));
        QCOMPARE(one.ratingChange, 0);
        QVERIFY(!one.won);
    }
}

void TestWarGame::theWinnerTakesTheTerritory() {
    Wars wars;
    wars.besiege(3, 3, 150);
    wars.enlist(3, 3);
    wars.passTo(wars.nowMs() + 310'000);
    wars.act("b3 types 5");
    wars.takeRecords();
    endByTime(wars);
    QCOMPARE(wars.ownerOf(), std::string{"BLUE"});
    const auto records = wars.takeRecords();
    const auto place = [&](const char* what) {
        return std::ranges::find(records, what) - records.begin();
    };
    QVERIFY(place("EventRaised game.ended") < place("Settlement timeout"));
    QVERIFY(place("HoldingSaved ALPHA-1") < place("EventRaised territory.taken"));
    QVERIFY(place("EventRaised territory.taken") < static_cast<long>(records.size()));
    TerritoryTakenEvent taken;
    for (const EventRaised& raised : wars.records<EventRaised>()) {
        if (const auto* one = std::get_if<TerritoryTakenEvent>(&raised.payload))
            taken = *one;
    }
    QCOMPARE(taken.territory, std::string{"ALPHA-1"});
    QCOMPARE(taken.owner, wars.crewOf("b1"));
    QCOMPARE(*taken.from.value, wars.crewOf("r1"));
    // The attacker is the first side.
    const WarReport told = *wars.last<GameResult>("r2").war;
    QCOMPARE(told.territory, std::string{"ALPHA-1"});
    QCOMPARE(told.crewStake, Amount::data(150));
    QCOMPARE(*told.defender, wars.crewOf("r1").toString());
    QCOMPARE(told.sides.at(0).name, std::string{"Crew_BLUE"});
    QCOMPARE(told.sides.at(1).roster.at(1), Scenario::address("r2"));
}

void TestWarGame::theOwnerKeepsTheTerritory() {
    Wars wars;
    wars.hold("RED", 3);
    wars.found("BLUE", 3);
    const std::size_t before = wars.records<HoldingSaved>().size();
    wars.act("b1 attacks ALPHA-1 150");
    wars.enlist(3, 3);
    wars.passTo(wars.nowMs() + 310'000);
    wars.act("r2 types 5");
    endByTime(wars);
    QCOMPARE(*wars.records<Settlement>().back().winner, wars.crewOf("r1").toString());
    QCOMPARE(wars.ownerOf(), std::string{"RED"});
    QCOMPARE(wars.records<HoldingSaved>().size(), before);
}

void TestWarGame::paysToTheUnit() {
    Wars wars;
    begin(wars, 7, 3);
    wars.passTo(wars.nowMs() + 10'000);
    wars.act("r1 types 20");
    endByTime(wars);
    const Settlement plan = wars.records<Settlement>().back();
    // 270 by shares of a seventh; the leader staked three units more, and gets what is left.
    Amount paid;
    for (const PlayerOutcome& one : plan.players)
        paid += one.prize;
    QCOMPARE(paid, Amount::data(270));
    QCOMPARE(creditedTo(plan, "r2").toString(), std::string{"38571428571428571427"});
    QCOMPARE(creditedTo(plan, "r1").toString(), std::string{"38571428571428571438"});
    QCOMPARE(creditedTo(plan, "b1"), Amount{});
    QCOMPARE(plan.transfers.back().to, Account::burn());
    QCOMPARE(plan.transfers.back().amount, Amount::data(30));
}

void TestWarGame::ratesByTheMeans() {
    Wars wars;
    wars.found("RED", 3);
    wars.found("BLUE", 3);
    wars.act("r1 attacks ALPHA-1 150");
    wars.act("b1 attacks ALPHA-1 150");
    // Means of 1100 and 1300: the weaker crew wins 24.
    const std::vector<std::string> acts{"r1 enlists 1000", "r2 enlists 1100", "r3 enlists 1200",
                                        "b1 enlists 1250", "b2 enlists 1300", "b3 enlists 1351"};
    for (const std::string& act : acts)
        wars.act(act);
    wars.passTo(wars.nowMs() + 310'000);
    wars.act("r1 types 5");
    endByTime(wars);
    const Settlement plan = wars.records<Settlement>().back();
    for (std::size_t index = 0; index < plan.players.size(); ++index)
        QCOMPARE(plan.players[index].ratingChange, index < 3 ? 24 : -24);
    // The crew knows its members as they are now.
    const auto crews = wars.core().snapshot(wars.now()).crews;
    QCOMPARE(crews.at(0).members.at(0).card.rating, 1024);
    QCOMPARE(crews.at(0).members.at(0).card.wins, 1);
    QCOMPARE(crews.at(1).members.at(2).card.rating, 1327);
    QCOMPARE(crews.at(1).members.at(2).card.wins, 0);
}

void TestWarGame::aCrewThatIsGoneHasLost() {
    Wars wars;
    begin(wars, 3, 3);
    wars.passTo(wars.nowMs() + 10'000);
    wars.act("b1 types 20");
    wars.actAll("b", 1, 2, "abandons");
    QVERIFY(wars.war() != nullptr);
    wars.act("b3 abandons");
    const Settlement plan = wars.records<Settlement>().back();
    QCOMPARE(plan.endReason, EndReason::Forfeit);
    QCOMPARE(*plan.winner, wars.crewOf("r1").toString());
    QCOMPARE(creditedTo(plan, "r2"), Amount::data(90));
    QCOMPARE(wars.core().brokenInvariant(wars.now()), std::string{});
}

void TestWarGame::absenceIsALeaving() {
    Wars wars;
    begin(wars, 3, 3);
    wars.act("r3 drops");
    wars.passTo(wars.nowMs() + 29'999);
    QVERIFY(wars.core().holdsPlace(Scenario::player("r3")));
    wars.passTo(wars.nowMs() + 1);
    QVERIFY(!wars.core().holdsPlace(Scenario::player("r3")));
    QVERIFY(wars.war()->participants.at(2).leftAt.has_value());
    endByTime(wars);
    QCOMPARE(wars.records<Settlement>().back().players.size(), std::size_t{6});
}

void TestWarGame::nobodyThereIsVoid() {
    Wars wars;
    begin(wars, 3, 3);
    wars.act("r1 types 5");
    wars.actAll("r", 1, 3, "drops");
    wars.actAll("b", 1, 3, "drops");
    wars.passTo(wars.nowMs() + 30'000);
    const Settlement plan = wars.records<Settlement>().back();
    QCOMPARE(plan.endReason, EndReason::Void);
    QCOMPARE(creditedTo(plan, "b3"), Amount::data(50));
    QCOMPARE(wars.ownerOf(), std::string{});
}

void TestWarGame::operatorVoids() {
    Wars wars;
    begin(wars, 3, 3);
    wars.act("r1 types 5");
    wars.act("operator cancels");
    QCOMPARE(wars.records<Settlement>().back().endReason, EndReason::Void);
    QCOMPARE(wars.ownerOf(), std::string{});
    QVERIFY(wars.war() == nullptr);
}

void TestWarGame::kickTakesEffectAfterIt() {
    Wars wars;
    begin(wars, 4, 3);
    wars.act("r1 expels r3");
    QCOMPARE(wars.crewOf("r3"), wars.crewOf("r1"));
    wars.act("r1 expels r4");
    // Promoting takes it back.
    wars.act("r1 promotes r4");
    wars.act("r4 promotes r1");
    wars.act("r3 types 5");
    endByTime(wars);
    QVERIFY(wars.crewOf("r3").isNull());
    QCOMPARE(wars.crewOf("r4"), wars.crewOf("r1"));
    // Who fought is paid.
    QCOMPARE(creditedTo(wars.records<Settlement>().back(), "r3").toString(),
             std::string{"67500000000000000000"});
}

void TestWarGame::leaversMayGoOn() {
    Wars wars;
    begin(wars, 3, 3);
    wars.act("r2 abandons");
    QCOMPARE(wars.tried("r2 enters"), std::string{});
    QCOMPARE(wars.tried("r3 abandons"), std::string{});
    QCOMPARE(wars.tried("r3 quits-crew"), std::string{});
    QCOMPARE(wars.records<ClaimEnded>().size(), std::size_t{2});
    endByTime(wars);
    QCOMPARE(wars.records<Settlement>().back().players.size(), std::size_t{6});
    QCOMPARE(wars.core().brokenInvariant(wars.now()), std::string{});
}

void TestWarGame::aWinnerThatIsNoMore() {
    Wars wars;
    begin(wars, 3, 3);
    wars.passTo(wars.nowMs() + 10'000);
    wars.act("r1 types 20");
    wars.act("r1 abandons");
    wars.act("r2 abandons");
    wars.actAll("r", 1, 2, "quits-crew");
    QCOMPARE(wars.tried("r3 quits-crew"), std::string{"ALREADY_IN_MATCH"});
    // RED forfeits as the last one goes, and may then be no more.
    wars.act("r3 abandons");
    QCOMPARE(wars.ownerOf(), std::string{"BLUE"});
    QCOMPARE(wars.tried("r3 quits-crew"), std::string{});
    wars.actAll("b", 1, 3, "quits-crew");
    QCOMPARE(wars.ownerOf(), std::string{});
    const auto freed = std::get<TerritoryFreedEvent>(wars.records<EventRaised>().back().payload);
    QCOMPARE(freed.territory, std::string{"ALPHA-1"});
    QVERIFY(wars.core().snapshot(wars.now()).holdings.empty());
}

QTEST_APPLESS_MAIN(TestWarGame)
#include "tst_war_game.moc"
