#include "server/runtime/epoll_dispatcher.h"

#include <QCoreApplication>
#include <QThread>

#include <algorithm>
#include <array>
#include <cerrno>
#include <limits>
#include <span>
#include <system_error>

#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace arcade::runtime {
namespace {

using Clock = std::chrono::steady_clock;

// Never a descriptor with its generation: those have a positive lower half.
constexpr std::uint64_t kWakeMark = std::numeric_limits<std::uint64_t>::max();
// Of the thousands that coarse timers let fire together; sockets are served in between.
constexpr std::size_t kMostFiringsATurn = 64;

bool isOwnThread(const QObject& object) {
    return object.thread() == QThread::currentThread();
}

} // namespace

/// What one wait returned. On the stack, because nested loops have their own.
class EpollDispatcher::Batch {
public:
    static constexpr int kCapacity = 256;

    std::span<const epoll_event> events() const {
        return {m_events.data(), static_cast<std::size_t>(m_count)};
    }
    epoll_event* data() { return m_events.data(); }
    void setCount(int count) { m_count = std::max(count, 0); }

private:
    std::array<epoll_event, kCapacity> m_events;
    int m_count = 0;
};

Result<std::unique_ptr<EpollDispatcher>> EpollDispatcher::create() {
    const int epoll = ::epoll_create1(EPOLL_CLOEXEC);
    const int wakeEvent = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = kWakeMark;
    if (epoll < 0 || wakeEvent < 0 || ::epoll_ctl(epoll, EPOLL_CTL_ADD, wakeEvent, &event) != 0) {
        const auto reason = std::generic_category().message(errno);
        for (const int descriptor : {epoll, wakeEvent}) {
            if (descriptor >= 0)
                ::close(descriptor);
        }
        return Error{ErrorCode::Internal, "no event loop could be made: " + reason};
    }
    return std::unique_ptr<EpollDispatcher>(new EpollDispatcher(epoll, wakeEvent));
}

EpollDispatcher::EpollDispatcher(int epoll, int wakeEvent)
    : m_epoll(epoll)
    , m_wakeEvent(wakeEvent)
    , m_sockets(epoll) {}

EpollDispatcher::~EpollDispatcher() {
    ::close(m_epoll);
    ::close(m_wakeEvent);
}

bool EpollDispatcher::processEvents(QEventLoop::ProcessEventsFlags flags) {
    const auto waitsBefore = m_waits;
    const auto interruptsBefore = m_interrupts.load();
    QCoreApplication::sendPostedEvents();
    if (m_interrupts.load() != interruptsBefore)
        return false;

    // A loop nested in a posted event may have consumed the wake-up that was meant for this one.
    const bool mayBlock = flags.testFlag(QEventLoop::WaitForMoreEvents) && m_waits == waitsBefore;
    Batch batch;
    bool didSomething = waitInto(batch, flags, mayBlock);
    if (!flags.testFlag(QEventLoop::ExcludeSocketNotifiers))
        didSomething |= tellNotifiers(batch) > 0;
    if (!flags.testFlag(QEventLoop::X11ExcludeTimers))
        didSomething |= fireTimers() > 0;
    return didSomething;
}

int EpollDispatcher::waitLimitMs(QEventLoop::ProcessEventsFlags flags) const {
    const bool withSockets = !flags.testFlag(QEventLoop::ExcludeSocketNotifiers);
    if (withSockets && !m_sockets.alwaysReady().empty())
        return 0;
    if (flags.testFlag(QEventLoop::X11ExcludeTimers))
        return -1;
    const auto deadline = m_timers.nextDeadline();
    if (!deadline)
        return -1;
    // Up, or the loop would spin through the last millisecond.
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(*deadline - Clock::now());
    return static_cast<int>(std::clamp<qint64>(left.count(), 0, std::numeric_limits<int>::max()));
}

// The waker sets m_wakePending and then looks at m_mayBeBlocked; the loop sets m_mayBeBlocked and
// then looks at m_wakePending. In the one order of both, at least one sees the other, so no wake-up
// is lost, and none costs a system call while the loop is busy.
bool EpollDispatcher::waitInto(Batch& batch, QEventLoop::ProcessEventsFlags flags, bool mayBlock) {
    m_sockets.apply();
    int limitMs = mayBlock && !m_wakePending.load() ? waitLimitMs(flags) : 0;
    const bool announces = limitMs != 0;
    if (announces) {
        const auto waitsBefore = m_waits;
        Q_EMIT aboutToBlock();
        // Whoever was told may have started timers, enabled notifiers or run a nested loop.
        m_sockets.apply();
        limitMs = m_waits == waitsBefore ? waitLimitMs(flags) : 0;
    }
    if (limitMs != 0) {
        m_mayBeBlocked.store(true);
        if (m_wakePending.load())
            limitMs = 0;
    }
    const bool wakeEventIsReady = pollInto(batch, flags, limitMs);
    m_mayBeBlocked.store(false);
    // Not the same: the waker sets the mark before it writes, and may do so much later.
    const bool wasWoken = m_wakePending.load() || wakeEventIsReady;
    if (wasWoken)
        drainWakeEvent();
    if (announces)
        Q_EMIT awake();
    return wasWoken;
}

bool EpollDispatcher::pollInto(Batch& batch, QEventLoop::ProcessEventsFlags flags, int limitMs) {
    ++m_waits;
    if (flags.testFlag(QEventLoop::ExcludeSocketNotifiers)) {
        pollfd wakeOnly{m_wakeEvent, POLLIN, 0};
        return ::poll(&wakeOnly, 1, limitMs) > 0;
    }
    ++m_socketWaits;
    batch.setCount(::epoll_wait(m_epoll, batch.data(), Batch::kCapacity, limitMs));
    const auto events = batch.events();
    return std::any_of(events.begin(), events.end(),
                       [](const epoll_event& event) { return event.data.u64 == kWakeMark; });
}

// In this order: the other way round, what is written in between would be read away while the mark
// says that it is under way.
void EpollDispatcher::drainWakeEvent() {
    std::uint64_t count = 0;
    while (::read(m_wakeEvent, &count, sizeof count) < 0 && errno == EINTR) {
    }
    m_wakePending.store(false);
}

int EpollDispatcher::tellNotifiers(const Batch& batch) {
    int told = 0;
    const auto waits = m_socketWaits;
    for (const epoll_event& event : batch.events()) {
        if (event.data.u64 != kWakeMark)
            told += tellNotifiersOf(SocketInterest::targetOf(event));
        // A nested loop has waited since and told what was left; epoll reports again what it did
        // not.
        if (m_socketWaits != waits)
            return told;
    }
    const auto alwaysReady = m_sockets.alwaysReady();
    for (const int descriptor : alwaysReady) {
        told += tellNotifiersOf(m_sockets.alwaysReadyTarget(descriptor));
        if (m_socketWaits != waits)
            return told;
    }
    return told;
}

int EpollDispatcher::tellNotifiersOf(const SocketInterest::Target& target) {
    int told = 0;
    const auto waits = m_socketWaits;
    for (const auto type : SocketInterest::kTypes) {
        if (m_socketWaits != waits)
            break;
        if (QSocketNotifier* const notifier = m_sockets.notifierFor(target, type)) {
            QEvent event(QEvent::SockAct);
            QCoreApplication::sendEvent(notifier, &event);
            ++told;
        }
    }
    return told;
}

int EpollDispatcher::fireTimers() {
    if (const auto deadline = m_timers.nextDeadline(); !deadline || *deadline > Clock::now())
        return 0;
    int fired = 0;
    const auto now = Clock::now();
    for (const auto& firing : m_timers.due(now, kMostFiringsATurn)) {
        if (QObject* const receiver = m_timers.beginDelivery(firing, now)) {
            QTimerEvent event(firing.id);
            QCoreApplication::sendEvent(receiver, &event);
            m_timers.endDelivery(firing);
            ++fired;
        }
    }
    return fired;
}

void EpollDispatcher::registerSocketNotifier(QSocketNotifier* notifier) {
    if (isOwnThread(*this) && notifier->thread() == thread())
        m_sockets.add(*notifier);
    else
        qWarning("a socket notifier cannot be enabled from another thread");
}

void EpollDispatcher::unregisterSocketNotifier(QSocketNotifier* notifier) {
    if (isOwnThread(*this))
        m_sockets.remove(*notifier);
    else
        qWarning("a socket notifier cannot be disabled from another thread");
}

void EpollDispatcher::registerTimer(int timerId, qint64 interval, Qt::TimerType timerType,
                                    QObject* object) {
    if (isOwnThread(*this) && object->thread() == thread())
        m_timers.add(timerId, TimerQueue::Interval(interval), timerType, object, Clock::now());
    else
        qWarning("a timer cannot be started from another thread");
}

bool EpollDispatcher::unregisterTimer(int timerId) {
    if (isOwnThread(*this))
        return m_timers.remove(timerId);
    qWarning("a timer cannot be stopped from another thread");
    return false;
}

bool EpollDispatcher::unregisterTimers(QObject* object) {
    if (isOwnThread(*this))
        return m_timers.removeAllOf(object);
    qWarning("timers cannot be stopped from another thread");
    return false;
}

QList<QAbstractEventDispatcher::TimerInfo>
EpollDispatcher::registeredTimers(QObject* object) const {
    return m_timers.timersOf(object);
}

int EpollDispatcher::remainingTime(int timerId) {
    const auto left = m_timers.timeLeft(timerId, Clock::now());
    if (!left)
        return -1;
    return static_cast<int>(std::min<qint64>(left->count(), std::numeric_limits<int>::max()));
}

void EpollDispatcher::wakeUp() {
    if (m_wakePending.exchange(true) || !m_mayBeBlocked.load())
        return;
    const std::uint64_t one = 1;
    while (::write(m_wakeEvent, &one, sizeof one) < 0 && errno == EINTR) {
    }
}

void EpollDispatcher::interrupt() {
    m_interrupts.fetch_add(1);
    wakeUp();
}

Result<Done> installEpollDispatcher() {
    auto dispatcher = EpollDispatcher::create();
    if (!dispatcher)
        return dispatcher.error();
    QCoreApplication::setEventDispatcher(std::move(dispatcher).value().release());
    return Done{};
}

} // namespace arcade::runtime
