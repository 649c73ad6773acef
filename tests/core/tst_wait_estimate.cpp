// Goal: an estimate comes from recent waits of similar ratings only, takes the time already waited
// into account, and is silent while it knows too little.
#include "server/core/wait_estimate.h"

#include <QtTest>

using namespace arcade;
using namespace arcade::core;
using namespace std::chrono_literals;

namespace {

/// 1 s, 2 s, … at a rating.
void recordSeconds(WaitEstimator& waits, int rating, int count) {
    for (int second = 1; second <= count; ++second)
        waits.record(rating, Duration{1000 * second});
}

} // namespace

class WaitEstimateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsNothingWithoutWaits();
    void eightOfTenLieInside_data();
    void eightOfTenLieInside();
    void looksAtSimilarRatingsFirst();
    void countsOnlyLongerWaits();
    void forgetsOldWaits();
    void anyRatingIsTaken();
    void usualWaitIsOfAllRatings();
};

void WaitEstimateTest::knowsNothingWithoutWaits() {
    WaitEstimator waits;
    QVERIFY(!waits.estimate(1200, 0s).has_value());
    recordSeconds(waits, 1200, 8);
    QVERIFY(!waits.estimate(1200, 0s).has_value());
    recordSeconds(waits, 1200, 1);
    QVERIFY(waits.estimate(1200, 0s).has_value());
}

void WaitEstimateTest::eightOfTenLieInside_data() {
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("median");
    QTest::addColumn<int>("low");
    QTest::addColumn<int>("high");
    QTest::newRow("9: all") << 9 << 5 << 1 << 9;
    QTest::newRow("10: all") << 10 << 6 << 1 << 10;
    QTest::newRow("19: one off at each end") << 19 << 10 << 2 << 18;
    QTest::newRow("39: three off at each end") << 39 << 20 << 4 << 36;
}

void WaitEstimateTest::eightOfTenLieInside() {
    QFETCH(int, count);
    QFETCH(int, median);
    QFETCH(int, low);
    QFETCH(int, high);
    WaitEstimator waits;
    recordSeconds(waits, 1200, count);
    QCOMPARE(waits.estimate(1200, 0s),
             (WaitEstimate{std::chrono::seconds{median}, std::chrono::seconds{low},
                           std::chrono::seconds{high}}));
}

void WaitEstimateTest::looksAtSimilarRatingsFirst() {
    WaitEstimator waits;
    for (int count = 0; count < 20; ++count) {
        waits.record(1250, 10s);
        waits.record(2050, 100s);
    }
    QCOMPARE(waits.estimate(1201, 0s)->median, 10s);
    QCOMPARE(waits.estimate(2099, 0s)->median, 100s);
    QCOMPARE(waits.estimate(1399, 0s)->median, 10s);
    QCOMPARE(waits.estimate(1850, 0s)->median, 100s);
    // Far from both, all are as good as any.
    QCOMPARE(waits.estimate(9000, 0s)->low, 10s);
    QCOMPARE(waits.estimate(9000, 0s)->high, 100s);
}

void WaitEstimateTest::countsOnlyLongerWaits() {
    WaitEstimator waits;
    recordSeconds(waits, 1200, 30);
    QCOMPARE(waits.estimate(1200, 0s)->median, 16s);
    QCOMPARE(waits.estimate(1200, 20'500ms)->low, 21s);
    QCOMPARE(waits.estimate(1200, 20'500ms)->high, 30s);
    QVERIFY(!waits.estimate(1200, 29s).has_value());
}

void WaitEstimateTest::forgetsOldWaits() {
    WaitEstimator waits;
    recordSeconds(waits, 1200, 300);
    for (int count = 0; count < 64; ++count)
        waits.record(1200, 5s);
    QCOMPARE(waits.estimate(1200, 0s), (WaitEstimate{5s, 5s, 5s}));
}

void WaitEstimateTest::anyRatingIsTaken() {
    WaitEstimator waits;
    for (const int rating : {-50, 0, 99, 9'999, 10'000, 20'000}) {
        for (int count = 0; count < 9; ++count)
            waits.record(rating, 3s);
        QCOMPARE(waits.estimate(rating, 0s)->median, 3s);
    }
}

void WaitEstimateTest::usualWaitIsOfAllRatings() {
    WaitEstimator waits;
    QVERIFY(!waits.usual().has_value());
    for (int rating = 0; rating < 9; ++rating)
        waits.record(rating * 1000, std::chrono::seconds{rating});
    QCOMPARE(waits.usual(), std::optional{4s});
}

QTEST_APPLESS_MAIN(WaitEstimateTest)
#include "tst_wait_estimate.moc"
