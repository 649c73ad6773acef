// Timers on the epoll dispatcher: every kind fires, none early, none twice, whatever handlers do.
#include "tests/runtime/epoll_test_main.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QPointer>
#include <QSocketNotifier>
#include <QTimer>

#include <array>
#include <functional>
#include <memory>
#include <vector>

#include <sys/socket.h>
#include <unistd.h>

using namespace arcade::runtime;

namespace {

QAbstractEventDispatcher& dispatcher() {
    return *QAbstractEventDispatcher::instance();
}

/// Counts the timer events of plain QObject timers.
class Counter : public QObject {
public:
    std::function<void(int id)> onTimer;
    int count = 0;

protected:
    void timerEvent(QTimerEvent* event) override {
        ++count;
        if (onTimer)
            onTimer(event->timerId());
    }
};

} // namespace

class TestEpollTimers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void firesNotEarly_data();
    void firesNotEarly();
    void ordersByDeadline();
    void zeroTimersShareTheLoop();
    void handlerDoesNotRecurse();
    void stoppedByAnEarlierHandler();
    void receiverDeletedInHandler();
    void restartedInHandler();
    void twentyThousand();
    void socketsAreServedAmongManyTimers();
    void remainingAndRegistered();
    void excludedTimersWait();
    void idleLoopSleeps();
};

void TestEpollTimers::firesNotEarly_data() {
    QTest::addColumn<int>("type");
    QTest::addColumn<int>("intervalMs");
    QTest::newRow("precise") << static_cast<int>(Qt::PreciseTimer) << 7;
    QTest::newRow("coarse") << static_cast<int>(Qt::CoarseTimer) << 100;
    QTest::newRow("very coarse") << static_cast<int>(Qt::VeryCoarseTimer) << 200;
}

void TestEpollTimers::firesNotEarly() {
    QFETCH(int, type);
    QFETCH(int, intervalMs);
    QElapsedTimer elapsed;
    QTimer timer;
    timer.setTimerType(static_cast<Qt::TimerType>(type));
    timer.setSingleShot(true);
    qint64 firedAfterNs = -1;
    timer.callOnTimeout(this, [&] { firedAfterNs = elapsed.nsecsElapsed(); });
    elapsed.start();
    timer.start(intervalMs);
    QTRY_VERIFY(firedAfterNs >= 0);
    QVERIFY(firedAfterNs >= intervalMs * 1'000'000LL);
}

void TestEpollTimers::ordersByDeadline() {
    QList<int> seen;
    for (const int ms : {30, 10, 20, 0})
        QTimer::singleShot(ms, Qt::PreciseTimer, this, [&seen, ms] { seen.append(ms); });
    QTRY_COMPARE(seen, (QList<int>{0, 10, 20, 30}));
}

void TestEpollTimers::zeroTimersShareTheLoop() {
    int zero = 0;
    QTimer busy;
    busy.callOnTimeout(this, [&zero] { ++zero; });
    busy.start(0);
    bool posted = false;
    bool later = false;
    QMetaObject::invokeMethod(
        this, [&posted] { posted = true; }, Qt::QueuedConnection);
    QTimer::singleShot(5, this, [&later] { later = true; });
    QTRY_VERIFY(posted && later);
    QVERIFY(zero > 1);
}

void TestEpollTimers::handlerDoesNotRecurse() {
    int depth = 0;
    int deepest = 0;
    int other = 0;
    QTimer outer;
    QTimer inner;
    outer.callOnTimeout(this, [&] {
        deepest = qMax(deepest, ++depth);
        QEventLoop loop;
        QTimer::singleShot(20, &loop, &QEventLoop::quit);
        loop.exec();
        --depth;
        outer.stop();
    });
    inner.callOnTimeout(this, [&] { ++other; });
    outer.start(0);
    inner.start(1);
    QTRY_VERIFY(!outer.isActive());
    QCOMPARE(deepest, 1);
    QVERIFY(other > 0);
}

void TestEpollTimers::stoppedByAnEarlierHandler() {
    int firedSecond = 0;
    QTimer first;
    QTimer second;
    first.callOnTimeout(this, [&] { second.stop(); });
    second.callOnTimeout(this, [&] { ++firedSecond; });
    first.setSingleShot(true);
    first.start(0);
    second.start(0);
    QTRY_VERIFY(!second.isActive());
    dispatcher().processEvents(QEventLoop::AllEvents);
    QCOMPARE(firedSecond, 0);
}

void TestEpollTimers::receiverDeletedInHandler() {
    QPointer<Counter> counter(new Counter);
    counter->onTimer = [&](int) { delete counter; };
    counter->startTimer(0);
    counter->startTimer(0);
    QTRY_VERIFY(counter.isNull());
    QCOMPARE(dispatcher().processEvents(QEventLoop::AllEvents), false);
}

void TestEpollTimers::restartedInHandler() {
    QTimer timer;
    int fired = 0;
    timer.callOnTimeout(this, [&] {
        if (++fired == 3)
            timer.stop();
        else
            timer.start(1);
    });
    timer.start(0);
    QTRY_COMPARE(fired, 3);
    QVERIFY(!timer.isActive());
}

void TestEpollTimers::twentyThousand() {
    constexpr int kTimers = 20'000;
    int fired = 0;
    std::vector<std::unique_ptr<QTimer>> timers;
    timers.reserve(kTimers);
    for (int number = 0; number < kTimers; ++number) {
        auto& timer = timers.emplace_back(std::make_unique<QTimer>());
        timer->setSingleShot(true);
        timer->callOnTimeout(this, [&fired] { ++fired; });
        timer->start(number % 200);
    }
    QTRY_COMPARE_WITH_TIMEOUT(fired, kTimers, 60'000);
    for (auto& timer : timers)
        timer->start(1'000'000);
    QCOMPARE(dispatcher().registeredTimers(timers.front().get()).size(), 1);
    timers.clear();
    QVERIFY(!dispatcher().processEvents(QEventLoop::AllEvents));
}

// Thousands that fire together must not keep a message waiting for all of them.
void TestEpollTimers::socketsAreServedAmongManyTimers() {
    constexpr int kTimers = 2'000;
    std::array<int, 2> ends{};
    QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()), 0);
    int fired = 0;
    int firedBeforeTheMessage = -1;
    std::vector<std::unique_ptr<QTimer>> timers;
    for (int number = 0; number < kTimers; ++number) {
        auto& timer = timers.emplace_back(std::make_unique<QTimer>());
        timer->setSingleShot(true);
        timer->callOnTimeout(this, [&] {
            if (++fired == 1)
                QCOMPARE(::write(ends[0], "x", 1), 1);
        });
        timer->start(0);
    }
    QSocketNotifier notifier(ends[1], QSocketNotifier::Read);
    connect(&notifier, &QSocketNotifier::activated, this, [&] {
        notifier.setEnabled(false);
        firedBeforeTheMessage = fired;
    });
    QTRY_COMPARE_WITH_TIMEOUT(fired, kTimers, 60'000);
    QVERIFY(firedBeforeTheMessage > 0);
    QVERIFY(firedBeforeTheMessage < kTimers / 4);
    for (const int end : ends)
        ::close(end);
}

void TestEpollTimers::remainingAndRegistered() {
    Counter counter;
    const int id = counter.startTimer(60'000, Qt::PreciseTimer);
    const auto timers = dispatcher().registeredTimers(&counter);
    QCOMPARE(timers.size(), 1);
    QCOMPARE(timers.front().timerId, id);
    QCOMPARE(timers.front().interval, 60'000);
    const int left = dispatcher().remainingTime(id);
    QVERIFY(left > 0 && left <= 60'000);
    counter.killTimer(id);
    QVERIFY(dispatcher().registeredTimers(&counter).isEmpty());
    QCOMPARE(dispatcher().remainingTime(id), -1);
    QVERIFY(!dispatcher().unregisterTimer(id));
}

// A due but excluded timer must not keep the loop from sleeping until it is woken.
void TestEpollTimers::excludedTimersWait() {
    Counter counter;
    counter.startTimer(0);
    dispatcher().processEvents(QEventLoop::X11ExcludeTimers);
    QCOMPARE(counter.count, 0);
    int slept = 0;
    const auto connection =
        connect(&dispatcher(), &QAbstractEventDispatcher::aboutToBlock, this, [&slept] {
            ++slept;
            dispatcher().wakeUp();
        });
    dispatcher().processEvents(QEventLoop::X11ExcludeTimers | QEventLoop::WaitForMoreEvents);
    disconnect(connection);
    QCOMPARE(slept, 1);
    QCOMPARE(counter.count, 0);
    dispatcher().processEvents(QEventLoop::AllEvents);
    QCOMPARE(counter.count, 1);
}

void TestEpollTimers::idleLoopSleeps() {
    while (dispatcher().processEvents(QEventLoop::AllEvents)) {
    }
    bool fired = false;
    QTimer::singleShot(50, Qt::PreciseTimer, this, [&fired] { fired = true; });
    int turns = 0;
    for (; !fired; ++turns)
        dispatcher().processEvents(QEventLoop::WaitForMoreEvents);
    QVERIFY2(turns <= 5, qPrintable(QString::number(turns)));
}

ARCADE_EPOLL_TEST_MAIN(TestEpollTimers)
#include "tst_epoll_timers.moc"
