// Goal: a restart or a standstill costs no crew anything (SPEC 3.9): attacks, rosters, stakes, bets
// and territories are as they were last recorded, with time to come back.
#include "tests/core/wars.h"

#include <QTest>

using namespace arcade;
using namespace arcade::core;

class TestWarRestore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void attackWaitsOn();
    void musterGoesOn();
    void musterThatWouldBeOverWaits();
    void lockedRosterGoesOn();
    void gameGoesOn();
    void gameIsVoidWithoutSomebody();
    void pendingKickIsKept();
    void clockSetBack();
    void standstillPutsOff();
    void nobodyIsToBlameAfterAStandstill();
    void mustersDoNotHoldADrain();
};

namespace {

void muster(Wars& wars) {
    wars.found("RED", 3);
    wars.found("BLUE", 3);
    wars.act("r1 attacks ALPHA-1 150");
    wars.act("b1 attacks ALPHA-1 150");
    wars.enlist(3, 2);
}

void comeBack(Wars& wars) {
    wars.actAll("r", 1, 3, "returns");
    wars.actAll("b", 1, 3, "returns");
}

} // namespace

void TestWarRestore::attackWaitsOn() {
    Wars wars;
    wars.found("RED", 3);
    wars.act("r1 attacks ALPHA-1 150");
    wars.passTo(101'000);
    wars.restart(401'000);
    const Attack attack = wars.core().snapshot(wars.now()).attacks.at(0);
    QCOMPARE(attack.expiresAt, wars.now() + Duration{200'000});
    QCOMPARE(wars.core().view(Scenario::player("r1"), wars.now()).ticket->status,
             TicketStatus::Searching);
    wars.found("BLUE", 3);
    QCOMPARE(wars.tried("b1 attacks ALPHA-1 150"), std::string{});
    QVERIFY(wars.war() != nullptr);
}

void TestWarRestore::musterGoesOn() {
    Wars wars;
    muster(wars);
    wars.act("b3 declines");
    wars.passTo(100'000);
    const Match before = *wars.war();
    wars.restart(110'000);
    QCOMPARE(wars.core().brokenInvariant(wars.now()), std::string{});
    QCOMPARE(wars.war()->id, before.id);
    QCOMPARE(wars.war()->phase, MatchPhase::Matched);
    QCOMPARE(wars.war()->phaseEndsAt, before.phaseEndsAt + Duration{10'000});
    QCOMPARE(wars.war()->participants.size(), std::size_t{5});
    QCOMPARE(wars.war()->war->declined, before.war->declined);
    QVERIFY(wars.core().holdsPlace(Scenario::player("r1")));
    comeBack(wars);
    wars.act("b3 enlists");
    wars.passTo(312'000);
    QCOMPARE(wars.war()->phase, MatchPhase::Ready);
    QCOMPARE(wars.war()->participants.size(), std::size_t{6});
}

void TestWarRestore::musterThatWouldBeOverWaits() {
    Wars wars;
    muster(wars);
    wars.act("b3 enlists");
    wars.passTo(299'000);
    wars.restart(305'000);
    // A minute at least to come back.
    QCOMPARE(wars.war()->phaseEndsAt, wars.now() + Duration{60'000});
    wars.passTo(364'999);
    comeBack(wars);
    wars.passTo(365'000);
    QCOMPARE(wars.war()->phase, MatchPhase::Ready);
}

void TestWarRestore::lockedRosterGoesOn() {
    Wars wars;
    wars.found("RED", 3);
    wars.found("BLUE", 3);
    wars.playToLocked(3, 3);
    wars.apply(PlaceBet{BetId{8, 1}, Scenario::player("zoe"), Scenario::address("zoe"),
                        wars.war()->id, wars.crewOf("r1").toString(), Amount::data(20)});
    wars.passTo(wars.nowMs() + 2'000);
    const Match before = *wars.war();
    wars.restart(wars.nowMs() + 10'000);
    QCOMPARE(wars.core().brokenInvariant(wars.now()), std::string{});
    QCOMPARE(wars.war()->phase, MatchPhase::Ready);
    QCOMPARE(wars.war()->sequence, before.sequence);
    QCOMPARE(wars.war()->phaseEndsAt, wars.now() + Duration{60'000});
    QCOMPARE(wars.core().snapshot(wars.now()).bets.size(), std::size_t{1});
    QVERIFY(wars.records<BetsSettled>().empty());
    comeBack(wars);
    wars.passTo(wars.nowMs() + 60'000);
    QCOMPARE(wars.war()->phase, MatchPhase::Active);
    QCOMPARE(wars.records<StakesEscrowed>().size(), std::size_t{1});
}

void TestWarRestore::gameGoesOn() {
    Wars wars;
    wars.found("RED", 3);
    wars.found("BLUE", 3);
    wars.playToActive(3, 3);
    wars.passTo(wars.nowMs() + 10'000);
    wars.act("r1 types 20");
    const Instant before = wars.war()->phaseEndsAt;
    wars.restart(wars.nowMs() + 20'000);
    QCOMPARE(wars.war()->phaseEndsAt, before + Duration{20'000});
    QCOMPARE(wars.war()->participants.at(0).cursor.position, 20);
    comeBack(wars);
    QCOMPARE(wars.core().brokenInvariant(wars.now()), std::string{});
    wars.passTo(wars.nowMs() + 290'000);
    QCOMPARE(wars.ownerOf(), std::string{"RED"});
    wars.restart(wars.nowMs() + 1'000);
    QCOMPARE(wars.ownerOf(), std::string{"RED"});
}

void TestWarRestore::gameIsVoidWithoutSomebody() {
    Wars wars;
    wars.found("RED", 3);
    wars.found("BLUE", 3);
    wars.playToActive(3, 3);
    wars.restart(wars.nowMs() + 1'000);
    wars.actAll("r", 1, 3, "returns");
    wars.actAll("b", 1, 2, "returns");
    wars.passTo(wars.nowMs() + 60'000);
    QCOMPARE(wars.records<Settlement>().back().endReason, EndReason::Void);
}

void TestWarRestore::pendingKickIsKept() {
    Wars wars;
    muster(wars);
    wars.act("r1 expels r2");
    wars.restart(wars.nowMs() + 1'000);
    QCOMPARE(wars.crewOf("r2"), wars.crewOf("r1"));
    wars.act("r2 returns");
    wars.act("r2 abandons");
    QVERIFY(wars.crewOf("r2").isNull());
}

void TestWarRestore::clockSetBack() {
    Wars wars;
    muster(wars);
    wars.found("GOLD", 3);
    wars.act("g1 attacks ALPHA-2 150");
    wars.passTo(100'000);
    Snapshot state = wars.core().snapshot(wars.now());
    Coordinator core{Scenario::plainRules()};
    const Instant earlier = wars.now() - Duration{50'000};
    core.restore(state, earlier);
    QCOMPARE(core.brokenInvariant(earlier), std::string{});
    QCOMPARE(core.matches().front()->phaseEndsAt, earlier + Duration{202'000});
    const Attack attack = core.snapshot(earlier).attacks.front();
    QCOMPARE(attack.expiresAt, earlier + Duration{203'000});
    QVERIFY(attack.enteredAt < earlier);
}

void TestWarRestore::standstillPutsOff() {
    Wars wars;
    muster(wars);
    wars.found("GOLD", 3);
    wars.act("g1 attacks ALPHA-2 150");
    wars.passTo(100'000);
    wars.act("stall 250000");
    QCOMPARE(wars.core().brokenInvariant(wars.now()), std::string{});
    QCOMPARE(wars.war()->phaseEndsAt, wars.now() + Duration{202'000});
    QCOMPARE(wars.last<MatchExtended>("r1").phaseTimeLeft, Duration{202'000});
    QCOMPARE(wars.core().snapshot(wars.now()).attacks.front().expiresAt,
             wars.now() + Duration{203'000});
}

void TestWarRestore::nobodyIsToBlameAfterAStandstill() {
    Wars wars;
    wars.besiege(3, 3, 150);
    wars.enlist(3, 3);
    wars.passTo(wars.nowMs() + 290'000);
    wars.act("stall 20000");
    wars.act("r1 drops");
    wars.passTo(wars.nowMs() + 10'000);
    // The owner would be short: there is time until nobody can say it was the server.
    QCOMPARE(wars.war()->phase, MatchPhase::Matched);
    QCOMPARE(wars.war()->phaseEndsAt, wars.now() + Duration{50'000});
    wars.act("r1 returns");
    wars.passTo(wars.nowMs() + 50'000);
    QCOMPARE(wars.war()->phase, MatchPhase::Ready);
    QCOMPARE(wars.ownerOf(), std::string{"RED"});
}

void TestWarRestore::mustersDoNotHoldADrain() {
    Wars wars;
    muster(wars);
    wars.act("b3 enlists");
    wars.act("operator drains");
    QVERIFY(!wars.core().hasGamesToFinish());
    wars.passTo(302'000);
    QVERIFY(wars.core().hasGamesToFinish());
}

QTEST_APPLESS_MAIN(TestWarRestore)
#include "tst_war_restore.moc"
