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
    void goesOnThroughARestart();
    void refusesAnswersBeforeTheQuestion();
    void neverGoesBack();
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
    TimeSync clock;
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
    QVERIFY(clock.isKnown() && !clock.isMeasured());
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

void TestTimeSync::goesOnThroughARestart() {
    TimeSync clock;
    clock.sample(server(0), local(0), local(2));
    clock.restart();
    QVERIFY(!clock.isMeasured());
    QVERIFY(!clock.roundTrip());
    QCOMPARE(clock.serverNow(local(1001)), server(1000));
    // It slept, and the server's clock was set back meanwhile.
    clock.restart();
    clock.hint(server(500), local(2001));
    QCOMPARE(clock.serverNow(local(2001)), server(500));
    clock.restart();
    clock.sample(server(9000), local(3000), local(3400));
    QCOMPARE(clock.serverNow(local(3200)), server(9000));
}

void TestTimeSync::refusesAnswersBeforeTheQuestion() {
    TimeSync clock;
    clock.sample(server(0), local(10), local(0));
    QVERIFY(!clock.isKnown());
}

void TestTimeSync::neverGoesBack() {
    TimeSync clock;
    clock.sample(server(1000), local(0), local(900));
    QCOMPARE(clock.serverNow(local(900)), server(1450));
    // It was 400 ms less: the time shown stands until the better one has caught up.
    clock.sample(server(1050), local(1000), local(1000));
    QCOMPARE(clock.serverNow(local(1000)), server(1450));
    QCOMPARE(clock.serverNow(local(1200)), server(1450));
    QCOMPARE(clock.serverNow(local(1500)), server(1550));
}

QTEST_GUILESS_MAIN(TestTimeSync)
#include "tst_time_sync.moc"
