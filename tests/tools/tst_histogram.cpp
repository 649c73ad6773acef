// Goal: percentiles are those of the recorded values, within the promised width, however large.
#include "tools/bench/histogram.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

using arcade::bench::Histogram;
using std::chrono::microseconds;

class TestHistogram : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void emptyTellsZero();
    void smallValuesAreExact();
    void percentilesMatchSortedValues_data();
    void percentilesMatchSortedValues();
    void mergingCountsBoth();
    void valuesOutOfRangeAreKept();
};

void TestHistogram::emptyTellsZero() {
    const Histogram histogram;
    QCOMPARE(histogram.count(), 0U);
    QCOMPARE(histogram.percentile(99).count(), 0);
    QCOMPARE(histogram.mean().count(), 0);
    QCOMPARE(histogram.max().count(), 0);
}

void TestHistogram::smallValuesAreExact() {
    Histogram histogram;
    for (int value = 1; value <= 100; ++value)
        histogram.record(microseconds{value});
    QCOMPARE(histogram.percentile(50).count(), 50);
    QCOMPARE(histogram.percentile(95).count(), 95);
    QCOMPARE(histogram.percentile(99).count(), 99);
    QCOMPARE(histogram.percentile(100).count(), 100);
    QCOMPARE(histogram.percentile(0).count(), 1);
    QCOMPARE(histogram.mean().count(), 50);
}

void TestHistogram::percentilesMatchSortedValues_data() {
    QTest::addColumn<double>("largest");
    QTest::newRow("hundreds of microseconds") << 500.0;
    QTest::newRow("milliseconds") << 20e3;
    QTest::newRow("seconds") << 5e6;
    QTest::newRow("an hour") << 3600e6;
}

void TestHistogram::percentilesMatchSortedValues() {
    QFETCH(double, largest);
    std::mt19937_64 random(7);
    Histogram histogram;
    std::vector<std::int64_t> values;
    for (int index = 0; index < 10'000; ++index) {
        const double unit = static_cast<double>(random() >> 11U) * 0x1.0p-53;
        values.push_back(static_cast<std::int64_t>(std::pow(largest, unit)));
        histogram.record(microseconds{values.back()});
    }
    std::ranges::sort(values);
    for (const double percent : {1.0, 50.0, 95.0, 99.0, 99.9}) {
        const auto rank = static_cast<std::size_t>(std::ceil(percent * 100)) - 1;
        const auto exact = static_cast<double>(values[rank]);
        const auto told = static_cast<double>(histogram.percentile(percent).count());
        QVERIFY2(told >= exact && told <= exact * (1 + 1.0 / 64) + 1,
                 qPrintable(QStringLiteral("p%1: %2, not %3").arg(percent).arg(told).arg(exact)));
    }
    QCOMPARE(histogram.max().count(), values.back());
}

void TestHistogram::mergingCountsBoth() {
    Histogram first;
    Histogram second;
    first.record(microseconds{10});
    second.record(microseconds{30});
    second.record(microseconds{20});
    first.merge(second);
    QCOMPARE(first.count(), 3U);
    QCOMPARE(first.percentile(50).count(), 20);
    QCOMPARE(first.max().count(), 30);
    QCOMPARE(first.mean().count(), 20);
}

void TestHistogram::valuesOutOfRangeAreKept() {
    Histogram histogram;
    histogram.record(microseconds{-5});
    QCOMPARE(histogram.percentile(100).count(), 0);
    histogram.record(std::chrono::hours{48});
    QCOMPARE(histogram.count(), 2U);
    QCOMPARE(histogram.max(), microseconds{std::chrono::hours{48}});
}

QTEST_GUILESS_MAIN(TestHistogram)
#include "tst_histogram.moc"
