// The dispatcher runs Qt's loops: posted events, nested loops and threads work, and no wake-up or
// interrupt is ever lost, wherever it comes from.
#include "tests/runtime/epoll_test_main.h"

#include <QEventLoop>
#include <QPointer>
#include <QSignalSpy>
#include <QThread>
#include <QTimer>

#include <atomic>
#include <functional>
#include <thread>
#include <vector>

using namespace arcade::runtime;

namespace {

/// Runs something as a posted event of its thread.
void post(QObject* context, std::function<void()> action) {
    QMetaObject::invokeMethod(context, std::move(action), Qt::QueuedConnection);
}

/// Ends a wait that should have ended by itself, and remembers that it had to.
class Guard : public QObject {
public:
    Guard() {
        m_timer.setSingleShot(true);
        m_timer.callOnTimeout(this, [this] { m_wasNeeded = true; });
        m_timer.start(std::chrono::seconds(20));
    }
    bool wasNeeded() const { return m_wasNeeded; }

private:
    QTimer m_timer;
    bool m_wasNeeded = false;
};

QAbstractEventDispatcher& dispatcher() {
    return *QAbstractEventDispatcher::instance();
}

void drain() {
    while (dispatcher().processEvents(QEventLoop::AllEvents)) {
    }
}

std::unique_ptr<QThread> epollThread() {
    auto thread = std::make_unique<QThread>();
    thread->setEventDispatcher(EpollDispatcher::create().value().release());
    return thread;
}

} // namespace

class TestEpollDispatcher : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isInstalled();
    void doesNotBlockUnlessAsked();
    void earlierSignalEndsTheWait_data();
    void earlierSignalEndsTheWait();
    void signalSeenByNestedLoopEndsTheWait_data();
    void signalSeenByNestedLoopEndsTheWait();
    void signalFromAboutToBlockEndsTheWait();
    void interruptSkipsTheRest();
    void postedEventsKeepTheirOrder();
    void deferredDelete();
    void nestedLoopsEndFromInside();
    void manyThreadsPost();
    void wakesFromAnotherThread();
    void pingPongBetweenThreads();
    void threadsStartAndQuit();
    void objectsMoveWithTheirTimers();
    void announcesBlocking();
};

void TestEpollDispatcher::isInstalled() {
    QVERIFY(qobject_cast<EpollDispatcher*>(&dispatcher()));
}

void TestEpollDispatcher::doesNotBlockUnlessAsked() {
    drain();
    QVERIFY(!dispatcher().processEvents(QEventLoop::AllEvents));
}

using Signal = void (QAbstractEventDispatcher::*)();
Q_DECLARE_METATYPE(Signal)

static void addSignalRows() {
    QTest::addColumn<Signal>("signal");
    QTest::newRow("wakeUp") << Signal(&QAbstractEventDispatcher::wakeUp);
    QTest::newRow("interrupt") << Signal(&QAbstractEventDispatcher::interrupt);
}

void TestEpollDispatcher::earlierSignalEndsTheWait_data() {
    addSignalRows();
}

void TestEpollDispatcher::earlierSignalEndsTheWait() {
    QFETCH(Signal, signal);
    drain();
    const Guard guard;
    (dispatcher().*signal)();
    dispatcher().processEvents(QEventLoop::WaitForMoreEvents);
    QVERIFY(!guard.wasNeeded());
}

void TestEpollDispatcher::signalSeenByNestedLoopEndsTheWait_data() {
    addSignalRows();
}

void TestEpollDispatcher::signalSeenByNestedLoopEndsTheWait() {
    QFETCH(Signal, signal);
    drain();
    const Guard guard;
    post(this, [&] {
        (dispatcher().*signal)();
        drain();
    });
    dispatcher().processEvents(QEventLoop::WaitForMoreEvents);
    QVERIFY(!guard.wasNeeded());
}

void TestEpollDispatcher::signalFromAboutToBlockEndsTheWait() {
    drain();
    const Guard guard;
    const auto connection =
        connect(&dispatcher(), &QAbstractEventDispatcher::aboutToBlock, this, [] {
            dispatcher().wakeUp();
            dispatcher().processEvents(QEventLoop::AllEvents);
        });
    dispatcher().processEvents(QEventLoop::WaitForMoreEvents);
    disconnect(connection);
    QVERIFY(!guard.wasNeeded());
}

void TestEpollDispatcher::interruptSkipsTheRest() {
    drain();
    int fired = 0;
    QTimer timer;
    timer.callOnTimeout(this, [&fired] { ++fired; });
    timer.start(0);
    post(this, [] { dispatcher().interrupt(); });
    dispatcher().processEvents(QEventLoop::WaitForMoreEvents);
    QCOMPARE(fired, 0);
    dispatcher().processEvents(QEventLoop::WaitForMoreEvents);
    QCOMPARE(fired, 1);
}

void TestEpollDispatcher::postedEventsKeepTheirOrder() {
    QList<int> seen;
    for (int number = 0; number < 5; ++number)
        post(this, [&seen, number] { seen.append(number); });
    QTRY_COMPARE(seen, (QList<int>{0, 1, 2, 3, 4}));
}

void TestEpollDispatcher::deferredDelete() {
    QEventLoop loop;
    QPointer<QObject> object(new QObject);
    connect(object, &QObject::destroyed, &loop, &QEventLoop::quit);
    object->deleteLater();
    const Guard guard;
    loop.exec();
    QVERIFY(object.isNull());
}

void TestEpollDispatcher::nestedLoopsEndFromInside() {
    QEventLoop outer;
    QEventLoop inner;
    int after = 0;
    post(this, [&] {
        post(this, [&] { outer.quit(); });
        post(this, [&] { inner.quit(); });
        inner.exec();
        ++after;
    });
    outer.exec();
    QCOMPARE(after, 1);
}

void TestEpollDispatcher::manyThreadsPost() {
    constexpr int kThreads = 3;
    constexpr int kEvents = 5000;
    int received = 0;
    std::vector<std::thread> threads;
    for (int number = 0; number < kThreads; ++number) {
        threads.emplace_back([this, &received] {
            for (int event = 0; event < kEvents; ++event)
                post(this, [&received] { ++received; });
        });
    }
    QTRY_COMPARE_WITH_TIMEOUT(received, kThreads * kEvents, 60'000);
    for (auto& thread : threads)
        thread.join();
}

void TestEpollDispatcher::wakesFromAnotherThread() {
    for (int round = 0; round < 200; ++round) {
        drain();
        const Guard guard;
        std::thread waker([&loop = dispatcher()] { loop.wakeUp(); });
        dispatcher().processEvents(QEventLoop::WaitForMoreEvents);
        waker.join();
        QVERIFY(!guard.wasNeeded());
    }
}

// The loop blocks after nearly each event here, so that every wake-up races with the blocking.
void TestEpollDispatcher::pingPongBetweenThreads() {
    constexpr int kRounds = 5000;
    const auto thread = epollThread();
    QObject far;
    far.moveToThread(thread.get());
    thread->start();
    int returned = 0;
    QEventLoop loop;
    std::function<void()> serve = [&] {
        post(&far, [&] {
            post(this, [&] {
                if (++returned < kRounds)
                    serve();
                else
                    loop.quit();
            });
        });
    };
    serve();
    loop.exec();
    QCOMPARE(returned, kRounds);
    thread->quit();
    QVERIFY(thread->wait(20'000));
}

void TestEpollDispatcher::threadsStartAndQuit() {
    for (int round = 0; round < 100; ++round) {
        const auto thread = epollThread();
        thread->start();
        if (round % 2 == 0)
            QThread::yieldCurrentThread();
        thread->quit();
        QVERIFY(thread->wait(20'000));
    }
}

void TestEpollDispatcher::objectsMoveWithTheirTimers() {
    const auto thread = epollThread();
    auto timer = std::make_unique<QTimer>();
    std::atomic<int> fired = 0;
    std::atomic<QThread*> where = nullptr;
    connect(timer.get(), &QTimer::timeout, timer.get(), [&] {
        where = QThread::currentThread();
        ++fired;
    });
    timer->start(1);
    timer->moveToThread(thread.get());
    thread->start();
    QTRY_VERIFY(fired.load() >= 3);
    QCOMPARE(where.load(), thread.get());
    post(timer.get(), [&] { timer.reset(); });
    QTRY_VERIFY(!timer);
    thread->quit();
    QVERIFY(thread->wait(20'000));
}

void TestEpollDispatcher::announcesBlocking() {
    drain();
    QSignalSpy blocking(&dispatcher(), &QAbstractEventDispatcher::aboutToBlock);
    QSignalSpy awake(&dispatcher(), &QAbstractEventDispatcher::awake);
    dispatcher().processEvents(QEventLoop::AllEvents);
    QCOMPARE(blocking.size(), 0);
    QTimer::singleShot(5, this, [] {});
    dispatcher().processEvents(QEventLoop::WaitForMoreEvents);
    QCOMPARE(blocking.size(), 1);
    QCOMPARE(awake.size(), 1);
}

ARCADE_EPOLL_TEST_MAIN(TestEpollDispatcher)
#include "tst_epoll_dispatcher.moc"
