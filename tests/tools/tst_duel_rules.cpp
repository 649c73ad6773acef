// Goal: the arithmetic the contract is judged by is that of SPEC 3.1 to 3.4, worked out apart from
// the server's.
#include "tools/player/duel_rules.h"

#include <QTest>

using namespace arcade;

class TestDuelRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void potIsTheStakesLessBurn_data();
    void potIsTheStakesLessBurn();
    void ratingsAreElo_data();
    void ratingsAreElo();
    void timeoutIsWonByProgressThenAccuracy();
};

void TestDuelRules::potIsTheStakesLessBurn_data() {
    QTest::addColumn<int>("tier");
    QTest::addColumn<int>("wager");
    QTest::addColumn<int>("burn");
    QTest::addColumn<int>("prize");
    QTest::newRow("bronze") << 0 << 50 << 10 << 90;
    QTest::newRow("silver") << 1 << 150 << 30 << 270;
    QTest::newRow("gold") << 2 << 300 << 60 << 540;
    QTest::newRow("diamond") << 3 << 500 << 100 << 900;
}

void TestDuelRules::potIsTheStakesLessBurn() {
    QFETCH(int, tier);
    QFETCH(int, wager);
    QFETCH(int, burn);
    QFETCH(int, prize);
    const player::Pot pot = player::potOf(static_cast<StakeTier>(tier));
    QCOMPARE(pot.wager, Amount::data(static_cast<std::uint64_t>(wager)));
    QCOMPARE(pot.burn, Amount::data(static_cast<std::uint64_t>(burn)));
    QCOMPARE(pot.prize, Amount::data(static_cast<std::uint64_t>(prize)));
}

void TestDuelRules::timeoutIsWonByProgressThenAccuracy() {
    PlayerStats own;
    PlayerStats opponent;
    QVERIFY(!player::onTimeout(own, opponent));
    own.accuracy = Ratio::of(1, 2);
    QCOMPARE(player::onTimeout(own, opponent), std::optional(player::Score::Won));
    opponent.progress = Ratio::of(1, 10);
    QCOMPARE(player::onTimeout(own, opponent), std::optional(player::Score::Lost));
}

void TestDuelRules::ratingsAreElo_data() {
    QTest::addColumn<int>("own");
    QTest::addColumn<int>("opponent");
    QTest::addColumn<int>("score");
    QTest::addColumn<int>("change");
    const auto row = [](int own, int opponent, player::Score score, int change) {
        QTest::addRow("%d against %d, score %d", own, opponent, static_cast<int>(score))
            << own << opponent << static_cast<int>(score) << change;
    };
    row(1200, 1200, player::Score::Won, 16);
    row(1200, 1200, player::Score::Lost, -16);
    row(1200, 1200, player::Score::Tied, 0);
    row(1100, 1300, player::Score::Won, 24);
    row(1300, 1100, player::Score::Lost, -24);
}

void TestDuelRules::ratingsAreElo() {
    QFETCH(int, own);
    QFETCH(int, opponent);
    QFETCH(int, score);
    QFETCH(int, change);
    const auto of = static_cast<player::Score>(score);
    QVERIFY(player::isRatingChange(change, own, opponent, of));
    QVERIFY(!player::isRatingChange(change + 1, own, opponent, of));
    QVERIFY(!player::isRatingChange(change - 1, own, opponent, of));
}

QTEST_GUILESS_MAIN(TestDuelRules)
#include "tst_duel_rules.moc"
