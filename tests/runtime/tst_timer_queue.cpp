// The timer queue fires in order, never early, each timer once a pass, whatever handlers do.
#include "server/runtime/timer_queue.h"

#include <QObject>
#include <QTest>

using namespace arcade::runtime;
using namespace std::chrono_literals;

namespace {

using Time = TimerQueue::Time;

constexpr Time at(std::chrono::nanoseconds sinceStart) {
    return Time(sinceStart);
}

QList<int> idsOf(const std::vector<TimerQueue::Firing>& firings) {
    QList<int> ids;
    for (const auto& firing : firings)
        ids.append(firing.id);
    return ids;
}

} // namespace

class TestTimerQueue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void deadlines_data();
    void deadlines();
    void ordersByDeadlineThenAge();
    void periodicTimersDoNotDrift();
    void missedFiringsAreNotMadeUp();
    void silentWhileDelivered();
    void firingIsVoidAfter_data();
    void firingIsVoidAfter();
    void restartedWithTheSameId();
    void timeLeftRoundsUp();
    void perReceiver();
};

void TestTimerQueue::deadlines_data() {
    QTest::addColumn<int>("type");
    QTest::addColumn<qint64>("intervalMs");
    QTest::addColumn<qint64>("deadlineMs");
    const auto row = [](const char* name, Qt::TimerType type, qint64 intervalMs, qint64 expected) {
        QTest::newRow(name) << static_cast<int>(type) << intervalMs << expected;
    };
    // All start 10 003 ms after the clock's epoch.
    row("precise", Qt::PreciseTimer, 1234, 11'237);
    row("zero", Qt::PreciseTimer, 0, 10'003);
    row("negative", Qt::PreciseTimer, -5, 10'003);
    row("short coarse is precise", Qt::CoarseTimer, 39, 10'042);
    row("coarse, steps of 2", Qt::CoarseTimer, 40, 10'044);
    row("coarse, steps of 32", Qt::CoarseTimer, 1000, 11'008);
    row("coarse on the step", Qt::CoarseTimer, 1005, 11'008);
    row("very coarse", Qt::VeryCoarseTimer, 1500, 12'000);
    row("very coarse on the second", Qt::VeryCoarseTimer, 1997, 12'000);
    row("very coarse below a second", Qt::VeryCoarseTimer, 10, 11'000);
}

void TestTimerQueue::deadlines() {
    QFETCH(int, type);
    QFETCH(qint64, intervalMs);
    QFETCH(qint64, deadlineMs);
    TimerQueue queue;
    queue.add(1, std::chrono::milliseconds(intervalMs), static_cast<Qt::TimerType>(type), this,
              at(10'003ms));
    QVERIFY(queue.nextDeadline() == at(std::chrono::milliseconds(deadlineMs)));
    QVERIFY(queue.due(at(std::chrono::milliseconds(deadlineMs)) - 1ns).empty());
    QCOMPARE(queue.due(at(std::chrono::milliseconds(deadlineMs))).size(), 1U);
}

void TestTimerQueue::ordersByDeadlineThenAge() {
    TimerQueue queue;
    queue.add(1, 30ms, Qt::PreciseTimer, this, at(0ms));
    queue.add(2, 10ms, Qt::PreciseTimer, this, at(0ms));
    queue.add(3, 20ms, Qt::PreciseTimer, this, at(10ms));
    queue.add(4, 99ms, Qt::PreciseTimer, this, at(0ms));
    QCOMPARE(idsOf(queue.due(at(50ms))), (QList<int>{2, 1, 3}));
    QCOMPARE(idsOf(queue.due(at(50ms), 2)), (QList<int>{2, 1}));
}

void TestTimerQueue::periodicTimersDoNotDrift() {
    TimerQueue queue;
    queue.add(1, 100ms, Qt::CoarseTimer, this, at(1ms));
    for (int round = 1; round <= 10; ++round) {
        const auto deadline = *queue.nextDeadline();
        QVERIFY(deadline >= at(1ms + round * 100ms));
        QVERIFY(deadline <= at(1ms + round * 100ms + 5ms));
        const auto firing = queue.due(deadline).front();
        QVERIFY(queue.beginDelivery(firing, deadline));
        queue.endDelivery(firing);
    }
}

void TestTimerQueue::missedFiringsAreNotMadeUp() {
    TimerQueue queue;
    queue.add(1, 10ms, Qt::PreciseTimer, this, at(0ms));
    const auto firing = queue.due(at(55ms)).front();
    QVERIFY(queue.beginDelivery(firing, at(55ms)));
    queue.endDelivery(firing);
    QVERIFY(queue.nextDeadline() == at(65ms));
}

void TestTimerQueue::silentWhileDelivered() {
    TimerQueue queue;
    queue.add(1, 0ms, Qt::PreciseTimer, this, at(0ms));
    const auto firing = queue.due(at(5ms)).front();
    QCOMPARE(queue.beginDelivery(firing, at(5ms)), this);
    QVERIFY(!queue.nextDeadline());
    QVERIFY(queue.due(at(10ms)).empty());
    QVERIFY(!queue.beginDelivery(firing, at(5ms)));
    queue.endDelivery(firing);
    QVERIFY(queue.nextDeadline() == at(5ms));
}

void TestTimerQueue::firingIsVoidAfter_data() {
    using Change = void (*)(TimerQueue&, QObject*, const TimerQueue::Firing&);
    QTest::addColumn<Change>("change");
    const auto row = [](const char* name, Change change) { QTest::newRow(name) << change; };
    row("stop", [](TimerQueue& queue, QObject*, const TimerQueue::Firing&) { queue.remove(1); });
    row("the receiver's end", [](TimerQueue& queue, QObject* receiver, const TimerQueue::Firing&) {
        queue.removeAllOf(receiver);
    });
    row("another timer took the id",
        [](TimerQueue& queue, QObject* receiver, const TimerQueue::Firing&) {
            queue.remove(1);
            queue.add(1, 10ms, Qt::PreciseTimer, receiver, at(0ms));
        });
    row("a nested loop fired it",
        [](TimerQueue& queue, QObject*, const TimerQueue::Firing& firing) {
            queue.beginDelivery(firing, at(10ms));
            queue.endDelivery(firing);
        });
}

void TestTimerQueue::firingIsVoidAfter() {
    using Change = void (*)(TimerQueue&, QObject*, const TimerQueue::Firing&);
    QFETCH(Change, change);
    TimerQueue queue;
    queue.add(1, 10ms, Qt::PreciseTimer, this, at(0ms));
    const auto firing = queue.due(at(10ms)).front();
    change(queue, this, firing);
    QVERIFY(!queue.beginDelivery(firing, at(10ms)));
}

void TestTimerQueue::restartedWithTheSameId() {
    TimerQueue queue;
    queue.add(1, 10ms, Qt::PreciseTimer, this, at(0ms));
    const auto firing = queue.due(at(10ms)).front();
    QVERIFY(queue.beginDelivery(firing, at(10ms)));
    queue.add(1, 50ms, Qt::PreciseTimer, this, at(10ms));
    queue.endDelivery(firing);
    QCOMPARE(queue.size(), 1U);
    QVERIFY(queue.nextDeadline() == at(60ms));
    QCOMPARE(queue.due(at(60ms)).size(), 1U);
}

void TestTimerQueue::timeLeftRoundsUp() {
    TimerQueue queue;
    queue.add(1, 10ms, Qt::PreciseTimer, this, at(0ms));
    QVERIFY(queue.timeLeft(1, at(0ms)) == 10ms);
    QVERIFY(queue.timeLeft(1, at(9ms + 1ns)) == 1ms);
    QVERIFY(queue.timeLeft(1, at(10ms)) == 0ms);
    QVERIFY(queue.timeLeft(1, at(99ms)) == 0ms);
    QVERIFY(!queue.timeLeft(2, at(0ms)));
}

void TestTimerQueue::perReceiver() {
    TimerQueue queue;
    QObject other;
    queue.add(1, 10ms, Qt::PreciseTimer, this, at(0ms));
    queue.add(2, std::chrono::hours(24 * 365 * 1000), Qt::CoarseTimer, this, at(0ms));
    queue.add(3, 30ms, Qt::PreciseTimer, &other, at(0ms));
    const auto infos = queue.timersOf(this);
    QCOMPARE(infos.size(), 2);
    QCOMPARE(infos[0].timerId, 1);
    QCOMPARE(infos[0].interval, 10);
    QCOMPARE(infos[0].timerType, Qt::PreciseTimer);
    QCOMPARE(infos[1].interval, std::numeric_limits<int>::max());
    QVERIFY(queue.removeAllOf(this));
    QVERIFY(!queue.removeAllOf(this));
    QVERIFY(!queue.remove(1));
    QCOMPARE(queue.size(), 1U);
    QVERIFY(queue.remove(3));
    QVERIFY(!queue.nextDeadline());
}

QTEST_GUILESS_MAIN(TestTimerQueue)
#include "tst_timer_queue.moc"
