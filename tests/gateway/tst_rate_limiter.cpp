// Goal: a bucket lets through exactly its burst and then its rate, and the limiter for addresses
// forgets rather than grows.
#include "server/gateway/rate_limiter.h"

#include <QtTest>

#include <limits>

using namespace arcade;
using namespace arcade::gateway;

namespace {

constexpr Instant at(std::int64_t ms) {
    return instantFromMs(1'000'000 + ms);
}

} // namespace

class RateLimiterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void burstThenRate();
    void noFractionIsLost_data();
    void noFractionIsLost();
    void retryAfterIsExact_data();
    void retryAfterIsExact();
    void refusalTakesNothing();
    void survivesOddTimes();
    void whatIsForgivenComesOnTop();
    void keysAreIndependent();
    void forgetsTheOldest();
    void refusedKeyIsRemembered();
    void fullBucketsAreDropped();
};

void RateLimiterTest::burstThenRate() {
    TokenBucket bucket(RateLimit::perSecond(50, 100), at(0));
    for (int taken = 0; taken < 100; ++taken)
        QVERIFY(bucket.take(at(0)));
    QVERIFY(!bucket.take(at(0)));
    QVERIFY(!bucket.take(at(19)));
    QVERIFY(bucket.take(at(20)));
    QVERIFY(!bucket.take(at(20)));
    QVERIFY(!bucket.isFull(at(2019)));
    QVERIFY(bucket.isFull(at(2020)));
    QVERIFY(bucket.take(at(1'000'000), 100));
    QVERIFY(!bucket.take(at(1'000'000)));
}

void RateLimiterTest::noFractionIsLost_data() {
    QTest::addColumn<int>("perMinute");
    QTest::addColumn<int>("stepMs");
    for (const int perMinute : {1, 7, 60, 61, 3000})
        for (const int stepMs : {1, 7, 1000, 59'999})
            QTest::addRow("%d a minute, asked each %d ms", perMinute, stepMs)
                << perMinute << stepMs;
}

void RateLimiterTest::noFractionIsLost() {
    QFETCH(int, perMinute);
    QFETCH(int, stepMs);
    constexpr int burst = 5000;
    TokenBucket bucket(RateLimit::perMinute(perMinute, burst), at(0));
    QVERIFY(bucket.take(at(0), burst));
    const int endMs = 60'000 - 60'000 % stepMs;
    int taken = 0;
    for (int ms = 0; ms <= endMs; ms += stepMs)
        while (bucket.take(at(ms)))
            ++taken;
    QCOMPARE(taken, static_cast<int>(std::int64_t{endMs} * perMinute / 60'000));
}

void RateLimiterTest::retryAfterIsExact_data() {
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("cost");
    QTest::addColumn<int>("expectedMs");
    QTest::newRow("one of 50") << 50 << 1 << 20;
    QTest::newRow("one of 3, rounded up") << 3 << 1 << 334;
    QTest::newRow("five of 3") << 3 << 5 << 1667;
    QTest::newRow("nothing") << 3 << 0 << 0;
    QTest::newRow("more than the burst waits for all") << 10 << 99 << 1000;
}

void RateLimiterTest::retryAfterIsExact() {
    QFETCH(int, count);
    QFETCH(int, cost);
    QFETCH(int, expectedMs);
    TokenBucket bucket(RateLimit::perSecond(count, 10), at(0));
    QVERIFY(bucket.take(at(0), 10));
    const Duration wait = bucket.retryAfter(at(0), cost);
    QCOMPARE(wait.count(), std::int64_t{expectedMs});
    if (cost == 0 || cost > 10)
        return;
    QVERIFY(!bucket.take(at(wait.count() - 1), cost));
    QCOMPARE(bucket.retryAfter(at(wait.count()), cost).count(), std::int64_t{0});
    QVERIFY(bucket.take(at(wait.count()), cost));
}

void RateLimiterTest::refusalTakesNothing() {
    TokenBucket bucket(RateLimit::perSecond(1, 3), at(0));
    QVERIFY(bucket.take(at(0)));
    QVERIFY(!bucket.take(at(0), 3));
    QVERIFY(bucket.take(at(0), 2));
    QVERIFY(!bucket.take(at(0)));
}

void RateLimiterTest::survivesOddTimes() {
    TokenBucket bucket(RateLimit::perSecond(1'000'000'000, 1'000'000'000), at(0));
    QVERIFY(bucket.take(at(0), 1'000'000'000));
    QVERIFY(!bucket.take(at(-5000)));
    QVERIFY(bucket.take(instantFromMs(std::numeric_limits<std::int64_t>::max()), 1'000'000'000));
    QVERIFY(!bucket.take(instantFromMs(std::numeric_limits<std::int64_t>::max()), 2'000'000'000));
}

void RateLimiterTest::whatIsForgivenComesOnTop() {
    TokenBucket bucket(RateLimit::perSecond(50, 100), at(0));
    bucket.forgive(std::chrono::seconds{3});
    bucket.forgive(Duration{0});
    for (int taken = 0; taken < 250; ++taken)
        QVERIFY(bucket.take(at(0)));
    QVERIFY(!bucket.take(at(0)));
    QVERIFY(bucket.take(at(20)));
    QVERIFY(!bucket.take(at(20)));
}

void RateLimiterTest::keysAreIndependent() {
    KeyedRateLimiter limiter(RateLimit::perMinute(1, 2), 10);
    QVERIFY(limiter.take("a", at(0), 2));
    QVERIFY(!limiter.take("a", at(0)));
    QVERIFY(limiter.take("b", at(0)));
    QCOMPARE(limiter.retryAfter("a", at(0)).count(), std::int64_t{60'000});
    QCOMPARE(limiter.retryAfter("b", at(0)).count(), std::int64_t{0});
    QCOMPARE(limiter.retryAfter("c", at(0)).count(), std::int64_t{0});
    QCOMPARE(limiter.size(), std::size_t{2});
}

void RateLimiterTest::forgetsTheOldest() {
    KeyedRateLimiter limiter(RateLimit::perMinute(1, 1), 100);
    for (int key = 0; key < 10'000; ++key) {
        QVERIFY(limiter.take(std::to_string(key), at(0)));
        QVERIFY(limiter.size() <= 100);
    }
    QCOMPARE(limiter.size(), std::size_t{100});
    QVERIFY(!limiter.take("9900", at(0)));
    QVERIFY(limiter.take("9899", at(0)));
}

void RateLimiterTest::refusedKeyIsRemembered() {
    KeyedRateLimiter limiter(RateLimit::perMinute(1, 1), 2);
    QVERIFY(limiter.take("persistent", at(0)));
    for (int key = 0; key < 100; ++key) {
        QVERIFY(limiter.take(std::to_string(key), at(0)));
        QVERIFY(!limiter.take("persistent", at(0)));
    }
}

void RateLimiterTest::fullBucketsAreDropped() {
    KeyedRateLimiter limiter(RateLimit::perSecond(1, 1), 1000);
    for (int key = 0; key < 100; ++key)
        QVERIFY(limiter.take(std::to_string(key), at(0)));
    QCOMPARE(limiter.size(), std::size_t{100});
    for (int key = 0; key < 200; ++key)
        QVERIFY(limiter.take("later" + std::to_string(key), at(10'000 + key * 2000)));
    QVERIFY(limiter.size() <= 2);
}

QTEST_APPLESS_MAIN(RateLimiterTest)
#include "tst_rate_limiter.moc"
