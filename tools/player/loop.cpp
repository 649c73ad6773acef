#include "tools/player/loop.h"

#include "shared/vocabulary/expect.h"

#include <QCoreApplication>

#include <sys/epoll.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include <array>

namespace arcade::player {
namespace {

// Timers have their turn after so many, so that a burst of messages makes no timer late.
constexpr int kEventsAtOnce = 32;
// A turn gives the rest of the Qt loop its chance after this many batches.
constexpr int kBatchesAtOnce = 64;

std::uint64_t keyOf(int descriptor, std::uint32_t generation) {
    return (std::uint64_t{generation} << 32U) | static_cast<std::uint32_t>(descriptor);
}

epoll_event eventFor(std::uint32_t events, std::uint64_t key) {
    epoll_event event{};
    event.events = events;
    event.data.u64 = key;
    return event;
}

} // namespace

Loop::Loop()
    : m_epoll(::epoll_create1(EPOLL_CLOEXEC))
    , m_timer(::timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC)) {
    ARCADE_EXPECT(m_epoll >= 0 && m_timer >= 0);
    add(m_timer, EPOLLIN, nullptr);
    if (QCoreApplication::instance()) {
        m_notifier = std::make_unique<QSocketNotifier>(m_epoll, QSocketNotifier::Read);
        QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(),
                         [this] { turn(); });
    }
}

Loop::~Loop() {
    m_notifier.reset();
    m_disposed.clear();
    ::close(m_timer);
    ::close(m_epoll);
}

void Loop::add(int descriptor, std::uint32_t events, Watcher* watcher) {
    const auto index = static_cast<std::size_t>(descriptor);
    if (index >= m_watched.size())
        m_watched.resize(index + 64);
    m_watched[index] = {watcher, ++m_generation};
    epoll_event event = eventFor(events, keyOf(descriptor, m_generation));
    ARCADE_EXPECT(::epoll_ctl(m_epoll, EPOLL_CTL_ADD, descriptor, &event) == 0);
}

void Loop::change(int descriptor, std::uint32_t events) {
    const Watched& watched = m_watched[static_cast<std::size_t>(descriptor)];
    epoll_event event = eventFor(events, keyOf(descriptor, watched.generation));
    ARCADE_EXPECT(::epoll_ctl(m_epoll, EPOLL_CTL_MOD, descriptor, &event) == 0);
}

void Loop::remove(int descriptor) {
    m_watched[static_cast<std::size_t>(descriptor)] = {};
    ARCADE_EXPECT(::epoll_ctl(m_epoll, EPOLL_CTL_DEL, descriptor, nullptr) == 0);
}

void Loop::dispose(std::shared_ptr<void> object) {
    if (!object)
        return;
    m_disposed.push_back(std::move(object));
    // Wakes the next turn, which clears them.
    if (m_armed > Clock::now()) {
        m_armed = Clock::now();
        const itimerspec soon{{0, 0}, {0, 1}};
        ::timerfd_settime(m_timer, 0, &soon, nullptr);
    }
}

void Loop::turn() {
    std::vector<std::shared_ptr<void>> disposed;
    disposed.swap(m_disposed);
    disposed.clear();
    std::array<epoll_event, kEventsAtOnce> events{};
    for (int batch = 0; batch < kBatchesAtOnce; ++batch) {
        const int count = ::epoll_wait(m_epoll, events.data(), kEventsAtOnce, 0);
        for (int index = 0; index < count; ++index) {
            const epoll_event& event = events[static_cast<std::size_t>(index)];
            const std::uint64_t key = event.data.u64;
            const Watched& watched = m_watched[static_cast<std::uint32_t>(key)];
            // What an earlier event of the batch removed must not be called any more.
            if (watched.watcher && watched.generation == key >> 32U)
                watched.watcher->ready(event.events);
        }
        runTimers();
        if (count < kEventsAtOnce)
            break;
    }
    armTimers();
}

void Loop::runTimers() {
    const Time now = Clock::now();
    while (!m_timers.empty() && m_timers.begin()->first <= now) {
        Timer* const timer = m_timers.begin()->second;
        if (m_onLateness)
            m_onLateness(std::chrono::duration_cast<std::chrono::microseconds>(
                Clock::now() - m_timers.begin()->first));
        timer->stop();
        timer->m_callback();
    }
}

/// One that is armed for an earlier time, which has not come, wakes the loop once for nothing: that
/// costs less than two system calls a turn.
void Loop::armTimers() {
    Time next = m_timers.empty() ? Time::max() : m_timers.begin()->first;
    if (!m_disposed.empty())
        next = Clock::now();
    if (m_armed <= next && m_armed > Clock::now())
        return;
    std::uint64_t expirations = 0;
    [[maybe_unused]] const auto drained = ::read(m_timer, &expirations, sizeof expirations);
    m_armed = next;
    itimerspec when{};
    if (m_armed != Time::max()) {
        const auto ns = std::max<std::int64_t>(1, m_armed.time_since_epoch().count());
        when.it_value = {ns / 1'000'000'000, ns % 1'000'000'000};
    }
    ::timerfd_settime(m_timer, TFD_TIMER_ABSTIME, &when, nullptr);
}

void Loop::schedule(Timer* timer, Time due) {
    m_timers.emplace(due, timer);
    if (due < m_armed)
        armTimers();
}

void Loop::unschedule(Timer* timer, Time due) {
    m_timers.erase({due, timer});
}

void Timer::startAt(Time due) {
    stop();
    m_due = due;
    m_loop.schedule(this, due);
}

void Timer::stop() {
    if (m_due == Time::max())
        return;
    m_loop.unschedule(this, m_due);
    m_due = Time::max();
}

} // namespace arcade::player
