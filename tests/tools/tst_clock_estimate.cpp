// Goal: the server's clock is reckoned from the ping with the smallest round trip, whichever came
// when, and from nothing but the answer to the last ping.
#include "tools/player/clock_estimate.h"

#include <QTest>

using namespace arcade;
using player::ClockEstimate;
using player::Time;
using std::chrono::milliseconds;

namespace {

constexpr Instant kServer = instantFromMs(1'767'225'600'000);

Time local(int ms) {
    return Time{} + milliseconds{ms};
}

} // namespace

class TestClockEstimate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void unknownAtFirst() {
        ClockEstimate clock;
        QVERIFY(!clock.at(local(0)));
        QVERIFY(!clock.answered("", kServer, local(5)));
        clock.pinged("p1", local(0));
        QVERIFY(!clock.answered("p2", kServer, local(5)));
        QVERIFY(!clock.at(local(5)));
        QCOMPARE(clock.samples(), 0);
    }

    void theAnswerStandsInTheMiddleOfTheRoundTrip() {
        ClockEstimate clock;
        clock.pinged("p1", local(100));
        QVERIFY(clock.answered("p1", kServer, local(140)));
        QVERIFY(clock.at(local(120)) == kServer);
        QVERIFY(clock.at(local(1'120)) == kServer + milliseconds{1'000});
        QVERIFY(clock.at(local(20)) == kServer - milliseconds{100});
        QVERIFY(clock.roundTrip() == milliseconds{40});
        QVERIFY(!clock.answered("p1", kServer, local(150)));
    }

    void theSmallestRoundTripCounts() {
        ClockEstimate clock;
        const auto sample = [&](int sentAt, int roundTrip, int wrongBy) {
            clock.pinged("p", local(sentAt));
            return clock.answered("p", kServer + milliseconds{sentAt + roundTrip / 2 + wrongBy},
                                  local(sentAt + roundTrip));
        };
        QVERIFY(sample(0, 80, 30));
        QVERIFY(sample(100, 10, 2));
        QVERIFY(sample(200, 200, 90));
        QCOMPARE(clock.samples(), 3);
        QVERIFY(clock.at(local(500)) == kServer + milliseconds{502});
        clock.reset();
        QVERIFY(!clock.at(local(500)));
    }
};

QTEST_APPLESS_MAIN(TestClockEstimate)
#include "tst_clock_estimate.moc"
