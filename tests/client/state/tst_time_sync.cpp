// Goal: server time is told from the best of the last samples, whatever this computer's wall clock
// says, and nothing is carried over to another connection.
#include "client/state/time_sync.h"

#include <QTest>

using namespace arcade;
using namespace arcade::client;
using std::chrono::milliseconds;

class TestTimeSync : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsNothingAtFirst();
    void splitsTheRoundTrip();
    void prefersTheShortestWay();
    void forgetsOldSamples();
    void hintsUntilSampled();
    void startsOverOnReset();
    void refusesAnswersBeforeTheQuestion();
};

namespace {
const LocalTime kStart{milliseconds{50'000}};
LocalTime local(int ms) {
    return kStart + milliseconds{ms};
}
Instant server(std::int64_t ms) {
    return instantFromMs(1'700'000'000'000 + ms);
}
} // namespace

void TestTimeSync::knowsNothingAtFirst() {
    const TimeSync clock;
    QVERIFY(!clock.isKnown());
    QVERIFY(!clock.roundTrip());
    QCOMPARE(clock.serverNow(kStart), Instant{});
}

void TestTimeSync::splitsTheRoundTrip() {
    TimeSync clock;
    clock.sample(server(0), local(0), local(40));
    QCOMPARE(clock.roundTrip(), std::optional{Duration{40}});
    QCOMPARE(clock.serverNow(local(40)), server(20));
    QCOMPARE(clock.serverNow(local(1040)), server(1020));
}

void TestTimeSync::prefersTheShortestWay() {
    TimeSync clock;
    clock.sample(server(10), local(0), local(20));
    // 300 ms late on the way back: half of it would be the error.
    clock.sample(server(1010), local(1000), local(1320));
    QCOMPARE(clock.roundTrip(), std::optional{Duration{320}});
    QCOMPARE(clock.serverNow(local(2000)), server(2000));
}

void TestTimeSync::forgetsOldSamples() {
    TimeSync clock;
    clock.sample(server(1), local(0), local(2));
    for (int round = 1; round <= 8; ++round)
        clock.sample(server(round * 1000 + 500 + 20), local(round * 1000),
                     local(round * 1000 + 40));
    // The clocks have drifted by half a second since the first, best sample.
    QCOMPARE(clock.serverNow(local(10'000)), server(10'500));
}

void TestTimeSync::hintsUntilSampled() {
    TimeSync clock;
    clock.hint(server(0), local(100));
    QVERIFY(clock.isKnown());
    QCOMPARE(clock.serverNow(local(100)), server(0));
    clock.sample(server(200), local(190), local(210));
    clock.hint(server(0), local(5000));
    QCOMPARE(clock.serverNow(local(200)), server(200));
}

void TestTimeSync::startsOverOnReset() {
    TimeSync clock;
    clock.sample(server(0), local(0), local(2));
    clock.reset();
    QVERIFY(!clock.isKnown());
    clock.sample(server(5000), local(100), local(400));
    QCOMPARE(clock.serverNow(local(250)), server(5000));
}

void TestTimeSync::refusesAnswersBeforeTheQuestion() {
    TimeSync clock;
    clock.sample(server(0), local(10), local(0));
    QVERIFY(!clock.isKnown());
}

QTEST_GUILESS_MAIN(TestTimeSync)
#include "tst_time_sync.moc"
