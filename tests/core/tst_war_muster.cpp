// Goal: MATCHED of a war (SPEC 3.6): members accept to join, the first eight make the roster,
// declining only leaves you off it, and only those who accepted are in a match.
#include "tests/core/wars.h"

#include <QTest>

#include <algorithm>

using namespace arcade;
using namespace arcade::core;

class TestWarMuster : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void callsEveryMember();
    void acceptingTakesThePlace();
    void refuses();
    void holdsAThird();
    void tellsTheOwnCrewAlone();
    void firstEightMakeTheRoster();
    void decliningLeavesOff();
    void leavingMakesRoom();
    void absenceKeepsThePlace();
    void callsWhoJoinsLater();
    void kickWaitsForTheEnd();
    void nobodyLeavesTheCrewFromTheRoster();
    void sessionTellsTheCall();
    void operatorCancels();
    void operatorKicks();
    void crewThatDissolves();

private:
    static PlayerId id(const char* name) { return Scenario::player(name); }
    Wars wars;
};

/// RED of ten and BLUE of three are called to ALPHA-1 for 150.
void TestWarMuster::init() {
    wars = Wars{};
    wars.found("RED", 10);
    wars.found("BLUE", 3);
    wars.act("r1 attacks ALPHA-1 150");
    wars.act("b1 attacks ALPHA-1 150");
}

void TestWarMuster::callsEveryMember() {
    const auto heard = wars.takeHeard();
    for (const char* name : {"r1", "r10", "b1", "b3"}) {
        const std::string line = std::string{name} + ": called to ALPHA-1 with 50";
        QVERIFY2(std::ranges::find(heard, line) != heard.end(), line.c_str());
    }
    const MatchFound called = wars.last<MatchFound>("r4");
    QCOMPARE(called.war->territory, std::string{"ALPHA-1"});
    QCOMPARE(called.war->crewStake, Amount::data(150));
    QCOMPARE(called.war->ownSide, wars.crewOf("r4").toString());
    QCOMPARE(called.acceptTimeLeft, Duration{300'000});
    // The pot of both crews, less a tenth.
    QCOMPARE(called.prize, Amount::data(270));
    QCOMPARE(called.burn, Amount::data(30));
    QVERIFY(wars.war()->participants.empty());
    for (const char* name : {"r1", "r2", "b1"})
        QVERIFY(!wars.core().holdsPlace(id(name)));
    QCOMPARE(wars.core().brokenInvariant(wars.now()), std::string{});
}

void TestWarMuster::acceptingTakesThePlace() {
    wars.takeHeard();
    wars.takeRecords();
    QCOMPARE(wars.tried("r2 enlists"), std::string{});
    QCOMPARE(wars.takeRecords(), std::vector<std::string>{"MatchSaved matched"});
    QVERIFY(wars.core().holdsPlace(id("r2")) && !wars.core().holdsPlace(id("r3")));
    QCOMPARE(wars.tried("r2 enters"), std::string{"ALREADY_IN_MATCH"});
    QCOMPARE(wars.tried("r2 enlists"), std::string{"ALREADY_IN_MATCH"});
    QCOMPARE(wars.tried("r2 accepts"), std::string{});
    QCOMPARE(wars.tried("r2 declines"), std::string{"INVALID_STATE"});
    QCOMPARE(wars.tried("r3 enters"), std::string{});
    QCOMPARE(wars.tried("r3 enlists"), std::string{"ALREADY_IN_QUEUE"});
}

void TestWarMuster::refuses() {
    const MatchId match = wars.war()->id;
    wars.act("zoe returns");
    const auto enlist = [&](const char* name, MatchId where) {
        const auto refused = wars.core().enlistRefusal(id(name), where);
        return refused ? std::string{wireText(refused->code)} : std::string{};
    };
    QCOMPARE(enlist("r1", match), std::string{});
    QCOMPARE(enlist("r1", MatchId{3, 3}), std::string{"MATCH_NOT_FOUND"});
    QCOMPARE(enlist("zoe", match), std::string{"NOT_IN_MATCH"});
    // Accepting holds a stake: the answer alone is not enough.
    QCOMPARE(wars.tried("r1 accepts"), std::string{"INVALID_STATE"});
    QCOMPARE(wars.tried("r1 shows"), std::string{});
    wars.apply(ShowPrompt{id("zoe"), match});
    QCOMPARE(wars.takeHeard(), std::vector<std::string>{"! NOT_IN_MATCH"});
    wars.apply(Respond{id("zoe"), match, ReadyResponse::Decline});
    QCOMPARE(wars.takeHeard(), std::vector<std::string>{"! NOT_IN_MATCH"});
    wars.enlist(3, 3);
    wars.passTo(wars.nowMs() + 300'000);
    QCOMPARE(wars.war()->phase, MatchPhase::Ready);
    QCOMPARE(enlist("r4", match), std::string{"INVALID_STATE"});
    QCOMPARE(wars.tried("r4 declines"), std::string{"INVALID_STATE"});
}

void TestWarMuster::holdsAThird() {
    QCOMPARE(*wars.core().enlistStake(id("r1"), wars.war()->id), Amount::data(50));
    wars.act("r1 enlists 1350");
    QCOMPARE(wars.war()->participants.at(0).ticket.stake, Amount::data(50));
    QCOMPARE(wars.war()->participants.at(0).ticket.card.rating, 1350);
    QVERIFY(!wars.core().enlistStake(id("r1"), wars.war()->id));
    QVERIFY(!wars.core().enlistStake(id("r2"), MatchId{3, 3}));
}

void TestWarMuster::tellsTheOwnCrewAlone() {
    wars.takeHeard();
    wars.act("b2 enlists");
    QCOMPARE(wars.takeHeard(),
             (std::vector<std::string>{"b1: ready 1/8", "b3: ready 1/8", "b2: ready 1/8"}));
    const MatchReadyUpdate told = wars.last<MatchReadyUpdate>("b1");
    QCOMPARE(*told.roster, std::vector{Scenario::address("b2")});
    wars.act("r5 enlists");
    QCOMPARE(wars.last<MatchReadyUpdate>("r1").accepted, 1);
    // Nobody learns who comes for the others before it is settled.
    const auto seen = wars.core().view(id("b2"), wars.now()).match;
    QCOMPARE(seen->players.size(), std::size_t{1});
    QCOMPARE(seen->accepted, 1);
    QCOMPARE(seen->of, 8);
    QVERIFY(seen->found.sides.at(0).players.empty());
    QCOMPARE(seen->found.sides.at(1).players.size(), std::size_t{1});
}

void TestWarMuster::firstEightMakeTheRoster() {
    for (int number = 10; number > 2; --number)
        QCOMPARE(wars.tried("r" + std::to_string(number) + " enlists"), std::string{});
    QCOMPARE(wars.tried("r1 enlists"), std::string{"INVALID_STATE"});
    QCOMPARE(wars.tried("b1 enlists"), std::string{});
    QCOMPARE(wars.last<MatchReadyUpdate>("r1").accepted, 8);
}

void TestWarMuster::decliningLeavesOff() {
    wars.takeRecords();
    QCOMPARE(wars.tried("r2 declines"), std::string{});
    QCOMPARE(wars.takeRecords(), std::vector<std::string>{"MatchSaved matched"});
    QCOMPARE(wars.tried("r2 declines"), std::string{});
    QVERIFY(wars.takeRecords().empty());
    // Neither a strike nor for good.
    QVERIFY(wars.core().snapshot(wars.now()).strikes.empty());
    QVERIFY(!wars.core().view(id("r2"), wars.now()).musters);
    QCOMPARE(wars.tried("r2 enlists"), std::string{});
    QVERIFY(wars.war()->war->declined.empty());
}

void TestWarMuster::leavingMakesRoom() {
    wars.actAll("r", 1, 8, "enlists");
    QCOMPARE(wars.tried("r9 enlists"), std::string{"INVALID_STATE"});
    wars.takeRecords();
    wars.takeHeard();
    wars.act("r3 abandons");
    const auto records = wars.takeRecords();
    QCOMPARE(records, (std::vector<std::string>{"ReservationReleased r3", "AftermathSaved r3",
                                                "MatchSaved matched"}));
    QCOMPARE(wars.takeHeard().front(), std::string{"r3: cancelled abandoned by you out"});
    QVERIFY(wars.core().snapshot(wars.now()).strikes.empty());
    QCOMPARE(wars.tried("r9 enlists"), std::string{});
    QCOMPARE(wars.tried("r3 enlists"), std::string{"INVALID_STATE"});
    QCOMPARE(wars.tried("r9 leaves"), std::string{});
    QCOMPARE(wars.tried("r3 enlists"), std::string{});
}

void TestWarMuster::absenceKeepsThePlace() {
    wars.act("r2 enlists");
    wars.takeHeard();
    wars.passTo(wars.nowMs() + 2000);
    wars.act("r2 drops");
    wars.passTo(wars.nowMs() + 100'000);
    QVERIFY(wars.core().holdsPlace(id("r2")));
    wars.act("r2 returns");
    QVERIFY(wars.war()->participants.at(0).connected);
    for (const std::string& line : wars.takeHeard())
        QVERIFY2(line.find("gone") == std::string::npos && line.find("back") == std::string::npos,
                 line.c_str());
}

void TestWarMuster::callsWhoJoinsLater() {
    wars.act("zoe returns");
    wars.act("zoe signs b1");
    QCOMPARE(wars.last<MatchFound>("zoe").war->ownSide, wars.crewOf("b1").toString());
    QCOMPARE(wars.tried("zoe enlists"), std::string{});
    wars.act("b3 quits-crew");
    QCOMPARE(wars.tried("b3 enlists"), std::string{"NOT_IN_MATCH"});
}

void TestWarMuster::kickWaitsForTheEnd() {
    const std::string before = *wars.last<CrewState>("r1").invite;
    wars.act("r2 enlists");
    QCOMPARE(wars.tried("r1 expels r2"), std::string{});
    QCOMPARE(wars.last<CrewState>("r1").members.at(1).leaving, std::optional{true});
    QCOMPARE(wars.crewOf("r2"), wars.crewOf("r1"));
    // Who is not on the roster is out at once.
    wars.act("r1 expels r3");
    QVERIFY(wars.crewOf("r3").isNull());
    wars.passTo(wars.nowMs() + 2000);
    wars.act("r2 abandons");
    QVERIFY(wars.crewOf("r2").isNull());
    QVERIFY(!wars.last<CrewState>("r2").invite);
    QVERIFY(*wars.last<CrewState>("r1").invite != before);
}

void TestWarMuster::nobodyLeavesTheCrewFromTheRoster() {
    wars.act("r2 enlists");
    QCOMPARE(wars.tried("r2 quits-crew"), std::string{"ALREADY_IN_MATCH"});
    QCOMPARE(wars.tried("r3 quits-crew"), std::string{});
}

void TestWarMuster::sessionTellsTheCall() {
    const auto seen = wars.core().view(id("r7"), wars.now());
    QVERIFY(!seen.match);
    QCOMPARE(seen.musters->size(), std::size_t{1});
    QCOMPARE(seen.musters->front().matchId, wars.war()->id);
    QCOMPARE(seen.musters->front().wager, Amount::data(50));
    wars.act("r7 enlists");
    const auto joined = wars.core().view(id("r7"), wars.now());
    QVERIFY(!joined.musters);
    QCOMPARE(joined.match->phase, MatchPhase::Matched);
    QCOMPARE(joined.match->phaseTimeLeft, Duration{300'000});
}

void TestWarMuster::operatorCancels() {
    wars.act("r2 enlists");
    wars.takeHeard();
    wars.takeRecords();
    wars.act("operator cancels");
    QVERIFY(wars.war() == nullptr);
    QVERIFY(wars.core().snapshot(wars.now()).attacks.empty());
    QVERIFY(!wars.core().holdsPlace(id("r2")));
    const auto heard = wars.takeHeard();
    QCOMPARE(heard.front(), std::string{"r2: cancelled operator by server out"});
    QCOMPARE(std::ranges::count_if(heard,
                                   [](const auto& line) {
                                       return line.ends_with("cancelled operator by server out");
                                   }),
             13);
    const auto records = wars.takeRecords();
    QCOMPARE(records.at(0), std::string{"MatchErased"});
    QCOMPARE(records.at(1), std::string{"ReservationReleased r2"});
    QCOMPARE(wars.tried("r1 attacks ALPHA-1 150"), std::string{});
}

void TestWarMuster::operatorKicks() {
    wars.act("r2 enlists");
    wars.takeHeard();
    wars.act("operator kicks r2");
    QCOMPARE(wars.takeHeard().front(), std::string{"r2: cancelled operator by server out"});
    QVERIFY(wars.war() != nullptr && wars.war()->participants.empty());
}

void TestWarMuster::crewThatDissolves() {
    wars.act("r2 enlists");
    wars.actAll("b", 1, 2, "quits-crew");
    QVERIFY(wars.war() != nullptr);
    wars.takeHeard();
    wars.act("b3 quits-crew");
    QVERIFY(wars.war() == nullptr);
    // Nobody is left to fight: the attack of the others waits again.
    QCOMPARE(wars.core().snapshot(wars.now()).attacks.size(), std::size_t{1});
    QVERIFY(!wars.core().holdsPlace(id("r2")));
    const auto heard = wars.takeHeard();
    QCOMPARE(heard.front(), std::string{"r2: cancelled too_few by opponent out"});
    QCOMPARE(wars.core().brokenInvariant(wars.now()), std::string{});
    QVERIFY(std::ranges::find(heard, "r1: searching #1") != heard.end());
}

QTEST_APPLESS_MAIN(TestWarMuster)
#include "tst_war_muster.moc"
