// Wake-ups and interrupts race with blocking loops, and none is lost: a loop that misses one hangs
// here until the test's limit ends it.
#include "server/runtime/epoll_dispatcher.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <atomic>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

using namespace arcade::runtime;

namespace {

std::unique_ptr<EpollDispatcher> makeDispatcher() {
    return std::move(EpollDispatcher::create()).value();
}

void waitOnce(EpollDispatcher& dispatcher, QEventLoop::ProcessEventsFlags more = {}) {
    dispatcher.processEvents(QEventLoop::WaitForMoreEvents | more);
}

} // namespace

class TestEpollWakeups : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void loopsWakeEachOther_data();
    void loopsWakeEachOther();
    void everyMessageArrives();
    void wakeUpsAreJoined();
};

using Signal = void (QAbstractEventDispatcher::*)();
Q_DECLARE_METATYPE(Signal)

void TestEpollWakeups::loopsWakeEachOther_data() {
    QTest::addColumn<Signal>("signal");
    QTest::addColumn<int>("flags");
    const int excluded = QEventLoop::ExcludeSocketNotifiers;
    QTest::newRow("wakeUp") << Signal(&QAbstractEventDispatcher::wakeUp) << 0;
    QTest::newRow("interrupt") << Signal(&QAbstractEventDispatcher::interrupt) << 0;
    QTest::newRow("wakeUp without sockets")
        << Signal(&QAbstractEventDispatcher::wakeUp) << excluded;
}

// A ball goes to and fro, and each side blocks until it has it. A wake-up ends two waits at most:
// one by its mark, and one more when its write comes late.
void TestEpollWakeups::loopsWakeEachOther() {
    constexpr int kRounds = 10'000;
    QFETCH(Signal, signal);
    QFETCH(int, flags);
    const std::array sides{makeDispatcher(), makeDispatcher()};
    std::atomic<std::size_t> ball = 0;
    std::array<int, 2> waits{};
    const auto play = [&](std::size_t side) {
        EpollDispatcher& own = *sides[side];
        for (int round = 0; round < kRounds; ++round) {
            while (ball.load() != side) {
                waitOnce(own, QEventLoop::ProcessEventsFlags(flags));
                ++waits[side];
            }
            ball = 1 - side;
            (sides[1 - side].get()->*signal)();
        }
    };
    std::thread other([&play] { play(1); });
    play(0);
    other.join();
    QCOMPARE(ball.load(), 0U);
    for (const int count : waits)
        QVERIFY2(count <= 2 * kRounds, qPrintable(QString::number(count)));
}

void TestEpollWakeups::everyMessageArrives() {
    constexpr int kSenders = 3;
    constexpr int kMessages = 5000;
    const auto dispatcher = makeDispatcher();
    std::mutex guard;
    std::deque<int> queue;
    std::vector<std::thread> senders;
    for (int sender = 0; sender < kSenders; ++sender) {
        senders.emplace_back([&, sender] {
            for (int message = 0; message < kMessages; ++message) {
                {
                    const std::lock_guard lock(guard);
                    queue.push_back(sender * kMessages + message);
                }
                dispatcher->wakeUp();
            }
        });
    }
    std::vector<bool> seen(kSenders * kMessages);
    for (std::size_t received = 0; received < seen.size();) {
        waitOnce(*dispatcher);
        std::deque<int> batch;
        {
            const std::lock_guard lock(guard);
            batch.swap(queue);
        }
        received += batch.size();
        for (const int message : batch)
            seen[static_cast<std::size_t>(message)] = true;
    }
    for (auto& sender : senders)
        sender.join();
    QVERIFY(std::find(seen.begin(), seen.end(), false) == seen.end());
}

void TestEpollWakeups::wakeUpsAreJoined() {
    const auto dispatcher = makeDispatcher();
    for (int count = 0; count < 1000; ++count)
        dispatcher->wakeUp();
    QVERIFY(dispatcher->processEvents(QEventLoop::AllEvents));
    QVERIFY(!dispatcher->processEvents(QEventLoop::AllEvents));
}

QTEST_APPLESS_MAIN(TestEpollWakeups)
#include "tst_epoll_wakeups.moc"
