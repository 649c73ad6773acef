#pragma once

#include "server/runtime/socket_interest.h"
#include "server/runtime/timer_queue.h"
#include "shared/vocabulary/result.h"

#include <QAbstractEventDispatcher>

#include <atomic>
#include <cstdint>
#include <memory>

namespace arcade::runtime {

/// An event loop whose turn costs what is ready, not what is open: for programs with many
/// sockets. Hand it to QCoreApplication::setEventDispatcher() before the application is made, or
/// to QThread::setEventDispatcher() before the thread starts; Qt then owns it.
///
/// Promises beyond QAbstractEventDispatcher: a wakeUp() or interrupt() is never lost, even when it
/// came before processEvents() or was noticed by a nested loop only; timers are never early;
/// aboutToBlock() is sent only when the loop has nothing left to do.
class EpollDispatcher : public QAbstractEventDispatcher {
    Q_OBJECT

public:
    /// Fails when the process has no descriptors left.
    static Result<std::unique_ptr<EpollDispatcher>> create();
    ~EpollDispatcher() override;

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;

    void registerSocketNotifier(QSocketNotifier* notifier) override;
    void unregisterSocketNotifier(QSocketNotifier* notifier) override;

    using QAbstractEventDispatcher::registerTimer;
    void registerTimer(int timerId, qint64 interval, Qt::TimerType timerType,
                       QObject* object) override;
    bool unregisterTimer(int timerId) override;
    bool unregisterTimers(QObject* object) override;
    QList<TimerInfo> registeredTimers(QObject* object) const override;
    int remainingTime(int timerId) override;

    /// Both may be called from any thread.
    void wakeUp() override;
    void interrupt() override;

private:
    EpollDispatcher(int epoll, int wakeEvent);

    class Batch;

    /// How long a wait may last at most: for ever (-1), not at all (0), or until the next timer.
    int waitLimitMs(QEventLoop::ProcessEventsFlags flags) const;
    /// Whether a wake-up ended or forbade the wait.
    bool waitInto(Batch& batch, QEventLoop::ProcessEventsFlags flags, bool mayBlock);
    bool pollInto(Batch& batch, QEventLoop::ProcessEventsFlags flags, int limitMs);
    void drainWakeEvent();
    int tellNotifiers(const Batch& batch);
    int tellNotifiersOf(const SocketInterest::Target& target);
    int fireTimers();

    int m_epoll;
    int m_wakeEvent;
    SocketInterest m_sockets;
    TimerQueue m_timers;

    /// Waits so far, and those for sockets, so that whoever ran a nested loop notices it.
    std::uint64_t m_waits = 0;
    std::uint64_t m_socketWaits = 0;
    std::atomic<std::uint64_t> m_interrupts = 0;
    std::atomic<bool> m_wakePending = false;
    std::atomic<bool> m_mayBeBlocked = false;
};

/// An EpollDispatcher for the application that is about to be made.
Result<Done> installEpollDispatcher();

} // namespace arcade::runtime
