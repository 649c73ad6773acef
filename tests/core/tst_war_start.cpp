// Goal: the lock and the start of a war (SPEC 3.6): who is there makes the roster and shares the
// crew's stake to the unit; a side with fewer than three there does not fight.
#include "tests/core/wars.h"

#include "server/core/war_shares.h"

#include <QTest>

#include <algorithm>

using namespace arcade;
using namespace arcade::core;

class TestWarStart : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdsAThirdRoundedUp_data();
    void holdsAThirdRoundedUp();
    void sharesToTheUnit_data();
    void sharesToTheUnit();
    void locksWhoIsThere();
    void remainderIsTheLeaders();
    void remainderIsTheLongestStandings();
    void dismissesWhoHasNotAnswered();
    void countsDownAndStarts();
    void betsOnCrews();
    void startsWithoutWhoIsAway();
    void leavingAfterTheLockStays();
    void shortOwnerLosesTheTerritory();
    void shortAttackerLosesTheAttack();
    void bothShortChangesNothing();
    void shortOnFreeLandPutsTheOtherBack();
    void shortAtTheEndOfTheCountdown();
};

void TestWarStart::holdsAThirdRoundedUp_data() {
    QTest::addColumn<QByteArray>("stake");
    QTest::addColumn<QByteArray>("held");
    const auto row = [](const char* stake, const char* held) {
        QTest::newRow(stake) << QByteArray(stake) << QByteArray(held);
    };
    row("150000000000000000000", "50000000000000000000");
    row("300000000000000000000", "100000000000000000000");
    row("600000000000000000000", "200000000000000000000");
    row("1200000000000000000000", "400000000000000000000");
    row("10", "4");
    row("11", "4");
    row("12", "4");
    row("1", "1");
    row("0", "0");
}

void TestWarStart::holdsAThirdRoundedUp() {
    QFETCH(const QByteArray, stake);
    QFETCH(const QByteArray, held);
    QCOMPARE(heldOf(*Amount::parse(stake.toStdString())).toString(), held.toStdString());
}

void TestWarStart::sharesToTheUnit_data() {
    QTest::addColumn<int>("stake");
    QTest::addColumn<int>("roster");
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("others");
    const auto row = [](int stake, int roster, const char* first, const char* others) {
        QTest::addRow("%d by %d", stake, roster)
            << stake << roster << QByteArray(first) << QByteArray(others);
    };
    row(150, 3, "50000000000000000000", "50000000000000000000");
    row(150, 4, "37500000000000000000", "37500000000000000000");
    row(150, 5, "30000000000000000000", "30000000000000000000");
    row(150, 6, "25000000000000000000", "25000000000000000000");
    row(150, 7, "21428571428571428574", "21428571428571428571");
    row(150, 8, "18750000000000000000", "18750000000000000000");
    row(300, 7, "42857142857142857148", "42857142857142857142");
    row(600, 7, "85714285714285714290", "85714285714285714285");
    row(1200, 7, "171428571428571428574", "171428571428571428571");
    row(1200, 8, "150000000000000000000", "150000000000000000000");
}

void TestWarStart::sharesToTheUnit() {
    QFETCH(const int, stake);
    QFETCH(const int, roster);
    QFETCH(const QByteArray, first);
    QFETCH(const QByteArray, others);
    const Amount whole = Amount::data(static_cast<std::uint64_t>(stake));
    const std::vector<Amount> shares = sharesOf(whole, static_cast<std::size_t>(roster));
    Amount sum;
    for (const Amount& share : shares) {
        sum += share;
        QVERIFY(share <= heldOf(whole));
    }
    QCOMPARE(sum, whole);
    QCOMPARE(shares.front().toString(), first.toStdString());
    QCOMPARE(shares.back().toString(), others.toStdString());
}

void TestWarStart::locksWhoIsThere() {
    Wars wars;
    wars.found("RED", 5);
    wars.found("BLUE", 4);
    wars.act("r1 attacks ALPHA-1 150");
    wars.act("b1 attacks ALPHA-1 150");
    wars.enlist(5, 3);
    wars.act("r4 drops");
    wars.takeRecords();
    wars.passTo(wars.nowMs() + 299'999);
    QCOMPARE(wars.war()->phase, MatchPhase::Matched);
    wars.takeHeard();
    wars.passTo(wars.nowMs() + 1);
    QCOMPARE(wars.war()->phase, MatchPhase::Ready);
    QCOMPARE(wars.stakes(), (std::vector<std::string>{"r1 37", "r2 37", "r3 37", "r5 37", "b1 50",
                                                      "b2 50", "b3 50"}));
    const auto released = wars.records<ReservationReleased>();
    QCOMPARE(released.size(), std::size_t{1});
    QCOMPARE(released.front().player, Scenario::player("r4"));
    QVERIFY(!wars.core().holdsPlace(Scenario::player("r4")));
    QCOMPARE(wars.core().view(Scenario::player("r4"), wars.now()).lastCancelled->reason,
             CancelReason::OpponentDisconnected);
    // The rest of the third that was held goes back at once.
    const auto surplus = wars.records<SurplusReleased>();
    QCOMPARE(surplus.size(), std::size_t{4});
    QCOMPARE(surplus.back().player, Scenario::player("r5"));
    QCOMPARE(surplus.back().amount.toString(), std::string{"12500000000000000000"});
    QCOMPARE(wars.war()->sequence.empty(), false);
    QCOMPARE(wars.core().brokenInvariant(wars.now()), std::string{});
}

void TestWarStart::remainderIsTheLeaders() {
    Wars wars;
    wars.found("RED", 7);
    wars.found("BLUE", 3);
    wars.act("r1 promotes r5");
    wars.act("b1 attacks ALPHA-1 150");
    wars.act("r5 attacks ALPHA-1 150");
    wars.enlist(7, 3);
    wars.passTo(wars.nowMs() + 300'000);
    const Participant& first = wars.war()->participants.at(3);
    QCOMPARE(first.ticket.card.callsign, std::string{"r5"});
    QCOMPARE(first.ticket.stake.toString(), std::string{"21428571428571428574"});
    QCOMPARE(wars.war()->participants.at(4).ticket.card.callsign, std::string{"r1"});
    QCOMPARE(wars.war()->participants.at(4).ticket.stake.toString(),
             std::string{"21428571428571428571"});
}

void TestWarStart::remainderIsTheLongestStandings() {
    Wars wars;
    wars.found("RED", 8);
    wars.found("BLUE", 3);
    wars.act("r1 attacks ALPHA-1 150");
    wars.act("b1 attacks ALPHA-1 150");
    // In any order, without the leader.
    for (int number = 8; number > 1; --number)
        wars.act("r" + std::to_string(number) + " enlists");
    wars.actAll("b", 1, 3, "enlists");
    wars.passTo(wars.nowMs() + 300'000);
    QCOMPARE(wars.war()->participants.at(0).ticket.card.callsign, std::string{"r2"});
    QCOMPARE(wars.war()->participants.at(0).ticket.stake.toString(),
             std::string{"21428571428571428574"});
}

void TestWarStart::dismissesWhoHasNotAnswered() {
    Wars wars;
    wars.found("RED", 5);
    wars.found("BLUE", 3);
    wars.act("r1 attacks ALPHA-1 150");
    wars.act("b1 attacks ALPHA-1 150");
    wars.enlist(3, 3);
    // Who has declined knows it.
    wars.act("r5 declines");
    wars.passTo(wars.nowMs() + 299'999);
    wars.takeHeard();
    wars.passTo(wars.nowMs() + 1);
    const std::vector<std::string> expected{"r4: cancelled timeout by you out",
                                            "r1: fights for ALPHA-1 with 50",
                                            "r2: fights for ALPHA-1 with 50",
                                            "r3: fights for ALPHA-1 with 50",
                                            "b1: fights for ALPHA-1 with 50",
                                            "b2: fights for ALPHA-1 with 50",
                                            "b3: fights for ALPHA-1 with 50",
                                            "r1: countdown 5",
                                            "r2: countdown 5",
                                            "r3: countdown 5",
                                            "b1: countdown 5",
                                            "b2: countdown 5",
                                            "b3: countdown 5"};
    QCOMPARE(wars.takeHeard(), expected);
    QCOMPARE(wars.last<MatchFound>("r2").sides.at(1).players.size(), std::size_t{3});
}

void TestWarStart::countsDownAndStarts() {
    Wars wars;
    wars.found("RED", 3);
    wars.found("BLUE", 4);
    wars.playToLocked(3, 4);
    wars.passTo(wars.nowMs() + 4'999);
    QCOMPARE(wars.war()->phase, MatchPhase::Ready);
    wars.takeRecords();
    wars.passTo(wars.nowMs() + 1);
    QCOMPARE(wars.war()->phase, MatchPhase::Active);
    QCOMPARE(wars.war()->phaseEndsAt, wars.now() + Duration{300'000});
    const StakesEscrowed escrowed = wars.records<StakesEscrowed>().back();
    QCOMPARE(escrowed.partition, std::string{"proxy_war/ALPHA-1"});
    QCOMPARE(escrowed.shares.size(), std::size_t{7});
    Amount pot;
    for (const auto& share : escrowed.shares)
        pot += share.amount;
    QCOMPARE(pot, Amount::data(300));
    QCOMPARE(wars.last<GameStarted>("b4").duration, std::chrono::seconds{300});
    // About sixty characters.
    QVERIFY(wars.war()->sequence.size() >= 51 && wars.war()->sequence.size() <= 69);
}

void TestWarStart::betsOnCrews() {
    Wars wars;
    wars.found("RED", 4);
    wars.found("BLUE", 3);
    wars.playToLocked(3, 3);
    const MatchId match = wars.war()->id;
    const auto bet = [&](const char* who, const std::string& side, std::uint64_t number) {
        wars.takeHeard();
        wars.apply(PlaceBet{BetId{8, number}, Scenario::player(who), Scenario::address(who), match,
                            side, Amount::data(20)});
        return wars.takeHeard().front();
    };
    const std::string red = wars.crewOf("r1").toString();
    QCOMPARE(bet("r1", red, 1), std::string{"! BET_ON_OWN_MATCH"});
    QCOMPARE(bet("r4", red, 2), "r4: bet 20 on " + red);
    QCOMPARE(bet("zoe", wars.crewOf("b1").toString(), 3).substr(0, 15),
             std::string{"zoe: bet 20 on "});
    QCOMPARE(bet("zoe", Scenario::address("r1").toString(), 4), std::string{"! BAD_MESSAGE"});
    wars.passTo(wars.nowMs() + 5'000);
    QCOMPARE(bet("zoe", red, 5), std::string{"! BETTING_CLOSED"});
    wars.act("r1 types 3");
    wars.actAll("b", 1, 3, "abandons");
    const BetsSettled settled = wars.records<BetsSettled>().back();
    // 40 in the pool, a rake of 2.
    QCOMPARE(settled.payouts.at(0).amount + settled.payouts.at(1).amount, Amount::data(38));
}

void TestWarStart::startsWithoutWhoIsAway() {
    Wars wars;
    wars.found("RED", 4);
    wars.found("BLUE", 3);
    wars.playToLocked(4, 3);
    wars.act("r4 drops");
    wars.takeHeard();
    wars.passTo(wars.nowMs() + 5'000);
    QCOMPARE(wars.war()->phase, MatchPhase::Active);
    const Participant& away = wars.war()->participants.at(3);
    QCOMPARE(*away.graceEndsAt, wars.now() + Duration{30'000});
    const auto heard = wars.takeHeard();
    QCOMPARE(heard.back(), std::string{"b3: gone r4 30"});
    QCOMPARE(wars.core().brokenInvariant(wars.now()), std::string{});
    wars.act("r4 returns");
    QVERIFY(wars.war()->participants.at(3).connected);
}

void TestWarStart::leavingAfterTheLockStays() {
    Wars wars;
    wars.found("RED", 4);
    wars.found("BLUE", 3);
    wars.playToLocked(4, 3);
    QCOMPARE(wars.tried("r4 abandons"), std::string{});
    QCOMPARE(wars.records<StrikesSaved>().back().strikes.at.size(), std::size_t{1});
    QVERIFY(!wars.core().holdsPlace(Scenario::player("r4")));
    QCOMPARE(wars.stakes().at(3), std::string{"r4 37"});
    wars.passTo(wars.nowMs() + 5'000);
    QCOMPARE(wars.war()->phase, MatchPhase::Active);
    QCOMPARE(wars.records<StakesEscrowed>().back().shares.size(), std::size_t{7});
}

void TestWarStart::shortOwnerLosesTheTerritory() {
    Wars wars;
    wars.besiege(4, 3, 300);
    wars.enlist(2, 3);
    wars.takeRecords();
    wars.takeHeard();
    wars.passTo(wars.nowMs() + 300'000);
    QVERIFY(wars.war() == nullptr);
    QCOMPARE(wars.ownerOf(), std::string{"BLUE"});
    const auto heard = wars.takeHeard();
    QVERIFY(std::ranges::find(heard, "r1: cancelled too_few by you out") != heard.end());
    QVERIFY(std::ranges::find(heard, "r3: cancelled too_few by you out") != heard.end());
    QVERIFY(std::ranges::find(heard, "b1: cancelled too_few by opponent out") != heard.end());
    const auto records = wars.takeRecords();
    QCOMPARE(std::ranges::count_if(
                 records, [](const auto& one) { return one.starts_with("ReservationReleased"); }),
             5);
    QVERIFY(wars.records<StakesEscrowed>().size() < 2);
    const auto taken = std::get<TerritoryTakenEvent>(wars.records<EventRaised>().back().payload);
    QCOMPARE(taken.owner, wars.crewOf("b1"));
    QCOMPARE(*taken.from.value, wars.crewOf("r1"));
    QVERIFY(wars.core().snapshot(wars.now()).strikes.empty());
}

void TestWarStart::shortAttackerLosesTheAttack() {
    Wars wars;
    wars.besiege(4, 3, 300);
    wars.enlist(3, 3);
    wars.act("b2 drops");
    wars.passTo(wars.nowMs() + 300'000);
    QVERIFY(wars.war() == nullptr);
    QCOMPARE(wars.ownerOf(), std::string{"RED"});
    QVERIFY(wars.core().snapshot(wars.now()).attacks.empty());
}

void TestWarStart::bothShortChangesNothing() {
    Wars wars;
    wars.besiege(4, 3, 300);
    wars.passTo(wars.nowMs() + 300'000);
    QVERIFY(wars.war() == nullptr);
    QCOMPARE(wars.ownerOf(), std::string{"RED"});
    QVERIFY(wars.core().snapshot(wars.now()).attacks.empty());
    QCOMPARE(wars.core().brokenInvariant(wars.now()), std::string{});
}

void TestWarStart::shortOnFreeLandPutsTheOtherBack() {
    Wars wars;
    wars.found("RED", 3);
    wars.found("BLUE", 3);
    wars.act("r1 attacks ALPHA-1 150");
    wars.passTo(wars.nowMs() + 10'000);
    wars.act("b1 attacks ALPHA-1 150");
    wars.enlist(2, 3);
    wars.takeHeard();
    wars.passTo(wars.nowMs() + 300'000);
    QVERIFY(wars.war() == nullptr);
    QCOMPARE(wars.ownerOf(), std::string{});
    const auto attacks = wars.core().snapshot(wars.now()).attacks;
    QCOMPARE(attacks.size(), std::size_t{1});
    QCOMPARE(attacks.front().crew, wars.crewOf("b1"));
    // With the time it had: the war did not count.
    QCOMPARE(attacks.front().enteredAt, wars.now() - Duration{300'000});
    QCOMPARE(attacks.front().expiresAt, wars.now() + Duration{300'000});
    QCOMPARE(wars.tried("r1 attacks ALPHA-1 150"), std::string{});
    QVERIFY(wars.war() != nullptr);
}

void TestWarStart::shortAtTheEndOfTheCountdown() {
    Wars wars;
    wars.besiege(4, 3, 300);
    wars.enlist(3, 3);
    wars.passTo(wars.nowMs() + 300'000);
    QCOMPARE(wars.war()->phase, MatchPhase::Ready);
    wars.apply(PlaceBet{BetId{8, 1}, Scenario::player("zoe"), Scenario::address("zoe"),
                        wars.war()->id, wars.crewOf("r1").toString(), Amount::data(20)});
    wars.act("r1 abandons");
    wars.passTo(wars.nowMs() + 5'000);
    QVERIFY(wars.war() == nullptr);
    QCOMPARE(wars.ownerOf(), std::string{"BLUE"});
    QCOMPARE(wars.records<BetsSettled>().back().payouts.front().amount, Amount::data(20));
    QCOMPARE(wars.core().brokenInvariant(wars.now()), std::string{});
}

QTEST_APPLESS_MAIN(TestWarStart)
#include "tst_war_start.moc"
