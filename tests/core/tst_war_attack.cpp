// Goal: who may attack what, and which attacks come to a war (SPEC 3.6): the owner is matched at
// once, free land is fought over by the two that stake the same, one war a territory at a time.
#include "tests/core/wars.h"

#include <QTest>

#include <algorithm>

using namespace arcade;
using namespace arcade::core;

class TestWarAttack : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refuses();
    void stakes_data();
    void stakes();
    void waitsOnFreeLand();
    void isToldWhereItStands();
    void meetsTheSameStakeOnly();
    void meetsTheNearestRating();
    void meetsTheOlderOfEqual();
    void besiegesTheOwner();
    void oneWarATerritory();
    void waitsForTheWarBeforeIt();
    void isCalledOff();
    void endsUncontested();
    void goesWithTheCrew();
    void meetsNobodyInADrain();
    void showsOnTheMap();
};

void TestWarAttack::refuses() {
    Wars wars;
    wars.found("RED", 4);
    wars.found("BLUE", 2);
    QCOMPARE(wars.tried("zoe attacks ALPHA-1 150"), std::string{"NOT_IN_CREW"});
    QCOMPARE(wars.tried("b1 attacks ALPHA-1 150"), std::string{"CREW_TOO_SMALL"});
    QCOMPARE(wars.tried("r2 attacks ALPHA-1 150"), std::string{"NOT_CREW_LEADER"});
    QCOMPARE(wars.tried("r1 attacks ALPHA-5 150"), std::string{"BAD_MESSAGE"});
    QCOMPARE(wars.tried("r1 enters"), std::string{});
    QCOMPARE(wars.tried("r1 attacks ALPHA-1 150"), std::string{"ALREADY_IN_QUEUE"});
    wars.act("r1 leaves");
    // Who is away does not count.
    wars.act("r2 drops");
    QCOMPARE(wars.tried("r1 attacks ALPHA-1 150"), std::string{});
    QCOMPARE(wars.tried("r1 attacks ALPHA-2 150"), std::string{"ALREADY_IN_QUEUE"});
    QCOMPARE(wars.tried("r1 enters"), std::string{"ALREADY_IN_QUEUE"});
    wars.act("r1 leaves");
    wars.act("r3 drops");
    QCOMPARE(wars.tried("r1 attacks ALPHA-1 150"), std::string{"CREW_TOO_SMALL"});
    wars.actAll("r", 2, 3, "returns");
    wars.act("operator drains");
    QCOMPARE(wars.tried("r1 attacks ALPHA-1 150"), std::string{"DRAINING"});
}

void TestWarAttack::stakes_data() {
    QTest::addColumn<int>("stake");
    QTest::addColumn<bool>("isFine");
    for (const int fine : {150, 300, 600, 1200})
        QTest::addRow("%d", fine) << fine << true;
    for (const int wrong : {0, 50, 149, 151, 500, 1201})
        QTest::addRow("%d", wrong) << wrong << false;
}

void TestWarAttack::stakes() {
    QFETCH(const int, stake);
    QFETCH(const bool, isFine);
    Wars wars;
    wars.found("RED", 3);
    QCOMPARE(wars.tried("r1 attacks GAMMA-4 " + std::to_string(stake)),
             std::string{isFine ? "" : "INVALID_TIER"});
}

void TestWarAttack::waitsOnFreeLand() {
    Wars wars;
    wars.found("RED", 3);
    PLAY(wars, {1000, "r1 attacks ALPHA-1 150", {"r1: searching #1"}}, {2000, "wait", {}});
    QCOMPARE(wars.takeRecords(), std::vector<std::string>{"AttackSaved ALPHA-1"});
    QVERIFY(wars.war() == nullptr);
    QVERIFY(!wars.core().holdsPlace(Scenario::player("r1")));
}

void TestWarAttack::isToldWhereItStands() {
    Wars wars;
    wars.found("RED", 3);
    wars.act("r1 attacks ALPHA-1 600");
    const QueueUpdate told = wars.last<QueueUpdate>("r1");
    QCOMPARE(told.gameType, GameType::ProxyWar);
    QCOMPARE(*told.territory, std::string{"ALPHA-1"});
    QCOMPARE(*told.crewStake, Amount::data(600));
    QCOMPARE(told.playersInTier, 1);
    wars.passTo(wars.nowMs() + 7000);
    const auto seen = wars.core().view(Scenario::player("r1"), wars.now()).ticket;
    QCOMPARE(seen->waited, Duration{7000});
    QCOMPARE(seen->position, 1);
    QVERIFY(!wars.core().view(Scenario::player("r2"), wars.now()).ticket);
}

void TestWarAttack::meetsTheSameStakeOnly() {
    Wars wars;
    wars.found("RED", 3);
    wars.found("BLUE", 3);
    wars.found("GOLD", 3);
    wars.act("r1 attacks ALPHA-1 150");
    wars.act("b1 attacks ALPHA-1 300");
    wars.act("g1 attacks ALPHA-2 150");
    QVERIFY(wars.war() == nullptr && wars.war("ALPHA-2") == nullptr);
    wars.act("g1 leaves");
    wars.act("g1 attacks ALPHA-1 300");
    QCOMPARE(wars.war()->sides.at(0).name, std::string{"Crew_BLUE"});
    QCOMPARE(wars.war()->sides.at(1).name, std::string{"Crew_GOLD"});
    QCOMPARE(wars.war()->war->stake, Amount::data(300));
}

void TestWarAttack::meetsTheNearestRating() {
    // Several that may meet wait together only when nothing could begin: they were loaded so.
    Wars wars;
    for (const char* tag : {"RED", "BLUE", "GOLD", "WHITE"})
        wars.found(tag, 3);
    Snapshot state = wars.core().snapshot(wars.now());
    const auto attack = [&](const char* leader, int rating, int at) {
        state.attacks.push_back({TicketId{5, state.attacks.size()}, wars.crewOf(leader), "ALPHA-1",
                                 Amount::data(150), rating, wars.now() + Duration{at},
                                 wars.now() + Duration{300'000 + at}, 0});
    };
    attack("r1", 1300, 0);
    attack("b1", 1400, 1);
    attack("g1", 1240, 2);
    attack("w1", 1360, 3);
    Coordinator core{Scenario::plainRules()};
    core.restore(state, wars.now() + Duration{10});
    // The first is served: 60 away on both sides, so the older of the two.
    QCOMPARE(core.matches().size(), std::size_t{1});
    QCOMPARE(core.matches().front()->sides.at(0).name, std::string{"Crew_RED"});
    QCOMPARE(core.matches().front()->sides.at(1).name, std::string{"Crew_GOLD"});
    QCOMPARE(core.brokenInvariant(wars.now() + Duration{10}), std::string{});
}

void TestWarAttack::meetsTheOlderOfEqual() {
    Wars wars;
    for (const char* tag : {"RED", "BLUE"})
        wars.found(tag, 3);
    wars.act("b1 attacks BETA-3 1200");
    wars.passTo(wars.nowMs() + 10);
    wars.act("r1 attacks BETA-3 1200");
    // Whoever attacked first is the first side.
    QCOMPARE(wars.war("BETA-3")->sides.at(0).id, wars.crewOf("b1").toString());
    QCOMPARE(wars.war("BETA-3")->sides.at(1).id, wars.crewOf("r1").toString());
}

void TestWarAttack::besiegesTheOwner() {
    Wars wars;
    wars.hold("RED", 4);
    QCOMPARE(wars.ownerOf(), std::string{"RED"});
    wars.found("BLUE", 3);
    QCOMPARE(wars.tried("r1 attacks ALPHA-1 150"), std::string{"INVALID_STATE"});
    wars.takeHeard();
    PLAY(wars, {wars.nowMs(),
                "b1 attacks ALPHA-1 600",
                {"b1: searching #1", "b1: called to ALPHA-1 with 200",
                 "b2: called to ALPHA-1 with 200", "b3: called to ALPHA-1 with 200",
                 "r1: called to ALPHA-1 with 200", "r2: called to ALPHA-1 with 200",
                 "r3: called to ALPHA-1 with 200", "r4: called to ALPHA-1 with 200"}});
    QVERIFY(wars.war()->war->isSiege());
    QCOMPARE(wars.war()->war->stake, Amount::data(600));
    QCOMPARE(wars.war()->phaseEndsAt, wars.now() + Duration{300'000});
    QCOMPARE(wars.takeRecords(),
             (std::vector<std::string>{"AttackSaved ALPHA-1", "AttackErased", "MatchSaved matched",
                                       "EventRaised match.created"}));
}

void TestWarAttack::oneWarATerritory() {
    Wars wars;
    for (const char* tag : {"RED", "BLUE", "GOLD"})
        wars.found(tag, 3);
    wars.act("r1 attacks ALPHA-1 150");
    QCOMPARE(wars.core().wars().attacks, 1);
    wars.act("b1 attacks ALPHA-1 150");
    QCOMPARE(wars.core().wars().attacks, 0);
    QCOMPARE(wars.core().wars().battles, 1);
    QCOMPARE(wars.tried("g1 attacks ALPHA-1 150"), std::string{"TERRITORY_BUSY"});
    QCOMPARE(wars.tried("r1 attacks ALPHA-2 150"), std::string{"ALREADY_IN_MATCH"});
    QCOMPARE(wars.tried("g1 attacks ALPHA-2 150"), std::string{});
}

void TestWarAttack::waitsForTheWarBeforeIt() {
    Wars wars;
    for (const char* tag : {"RED", "BLUE", "GOLD"})
        wars.found(tag, 3);
    wars.act("g1 attacks ALPHA-1 300");
    wars.playToActive(3, 3);
    wars.act("r1 types 10");
    wars.actAll("b", 1, 3, "abandons");
    // RED holds it now, and is besieged by who has waited, at that stake.
    QCOMPARE(wars.ownerOf(), std::string{"RED"});
    QVERIFY(wars.war()->war->isSiege());
    QCOMPARE(wars.war()->sides.at(0).name, std::string{"Crew_GOLD"});
    QCOMPARE(wars.war()->sides.at(1).name, std::string{"Crew_RED"});
    QCOMPARE(wars.war()->war->stake, Amount::data(300));
}

void TestWarAttack::isCalledOff() {
    Wars wars;
    wars.found("RED", 3);
    wars.act("r1 attacks ALPHA-1 150");
    wars.takeRecords();
    QCOMPARE(wars.tried("r2 leaves"), std::string{"NOT_IN_QUEUE"});
    QCOMPARE(wars.tried("r1 leaves"), std::string{});
    QCOMPARE(wars.takeRecords(), std::vector<std::string>{"AttackErased"});
    QCOMPARE(wars.tried("r1 leaves"), std::string{"NOT_IN_QUEUE"});
    // It is the crew's: who leads it then calls it off.
    wars.act("r1 attacks ALPHA-1 150");
    wars.takeHeard();
    wars.act("r1 promotes r2");
    const auto heard = wars.takeHeard();
    QVERIFY(std::ranges::find(heard, "r2: searching #1") != heard.end());
    QCOMPARE(wars.last<QueueUpdate>("r1").status, TicketStatus::Removed);
    QCOMPARE(wars.tried("r1 leaves"), std::string{"NOT_IN_QUEUE"});
    wars.act("r2 quits-crew");
    QCOMPARE(wars.last<QueueUpdate>("r1").status, TicketStatus::Searching);
    QCOMPARE(wars.tried("r1 leaves"), std::string{});
}

void TestWarAttack::endsUncontested() {
    Wars wars;
    wars.found("RED", 3);
    PLAY(wars, {1000, "r1 attacks ALPHA-1 150", {"r1: searching #1"}}, {300'999, "wait", {}},
         {301'000,
          "wait",
          {"r1: removed #0 (No crew took your attack up. Try another territory or stake.)"}});
    QVERIFY(wars.core().view(Scenario::player("r1"), wars.now()).lastRemoved.has_value());
}

void TestWarAttack::goesWithTheCrew() {
    Wars wars;
    wars.found("RED", 3);
    wars.act("r1 attacks ALPHA-1 150");
    wars.takeRecords();
    wars.actAll("r", 1, 2, "quits-crew");
    QCOMPARE(wars.core().snapshot(wars.now()).attacks.size(), std::size_t{1});
    QCOMPARE(wars.tried("r3 quits-crew"), std::string{});
    QVERIFY(wars.core().snapshot(wars.now()).attacks.empty());
}

void TestWarAttack::meetsNobodyInADrain() {
    Wars wars;
    wars.found("RED", 3);
    wars.act("r1 attacks ALPHA-1 150");
    wars.act("operator drains");
    QCOMPARE(wars.core().snapshot(wars.now()).attacks.size(), std::size_t{1});
    QVERIFY(!wars.core().hasGamesToFinish());
}

void TestWarAttack::showsOnTheMap() {
    Wars wars;
    wars.found("RED", 3);
    wars.found("BLUE", 3);
    wars.act("zoe returns");
    wars.act("zoe looks");
    wars.takeHeard();
    wars.passTo(5000);
    wars.takeHeard();
    PLAY(wars,
         {5000,
          "r1 attacks ALPHA-1 150",
          {"r1: searching #1", "zoe: land ALPHA-1 free sought by RED"}},
         {6000, "zoe looks", {"zoe: map of 12, ALPHA-1 free sought by RED"}},
         {6000, "r1 leaves", {"zoe: land ALPHA-1 free"}},
         {7000,
          "r1 attacks ALPHA-1 150",
          {"r1: searching #1", "zoe: land ALPHA-1 free sought by RED"}});
    wars.act("b1 attacks ALPHA-1 150");
    const Territory shown = wars.last<TerritoryUpdate>("zoe").territory;
    QCOMPARE(*shown.battle, wars.war()->id);
    QCOMPARE(*shown.startsAt, wars.war()->phaseEndsAt);
    QCOMPARE(*shown.timeLeft, Duration{300'000});
    QCOMPARE(shown.attacks->size(), std::size_t{2});
    // Who has left is told no more.
    wars.act("zoe drops");
    wars.act("zoe returns");
    wars.takeHeard();
    wars.act("operator cancels");
    for (const std::string& line : wars.takeHeard())
        QVERIFY2(!line.starts_with("zoe"), line.c_str());
}

QTEST_APPLESS_MAIN(TestWarAttack)
#include "tst_war_attack.moc"
