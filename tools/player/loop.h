#pragma once

#include <QSocketNotifier>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <set>
#include <utility>
#include <vector>

namespace arcade::player {

using Clock = std::chrono::steady_clock;
using Time = Clock::time_point;

class Timer;

/// Sockets and timers of thousands of players in one epoll set, which sits in the Qt event loop of
/// the thread that made it behind a single notifier. So it costs the same under any dispatcher.
class Loop {
public:
    /// Gets the epoll events of a descriptor.
    class Watcher {
    public:
        virtual ~Watcher() = default;
        virtual void ready(std::uint32_t events) = 0;
    };

    Loop();
    Loop(const Loop&) = delete;
    Loop& operator=(const Loop&) = delete;
    /// After everything that uses it.
    ~Loop();

    /// Level-triggered. A descriptor is removed before it is closed.
    void add(int descriptor, std::uint32_t events, Watcher* watcher);
    void change(int descriptor, std::uint32_t events);
    void remove(int descriptor);

    /// Destroys what may be on the call stack now, once nothing of this loop is any more.
    void dispose(std::shared_ptr<void> object);

    /// Told how late each timer was. A late timer means a busy generator, not a slow server.
    void setLatenessObserver(std::function<void(std::chrono::microseconds)> observer) {
        m_onLateness = std::move(observer);
    }

private:
    friend class Timer;

    struct Watched {
        Watcher* watcher = nullptr;
        std::uint32_t generation = 0;
    };

    void turn();
    void runTimers();
    void armTimers();
    void schedule(Timer* timer, Time due);
    void unschedule(Timer* timer, Time due);

    int m_epoll = -1;
    int m_timer = -1;
    std::uint32_t m_generation = 0;
    Time m_armed = Time::max();
    std::vector<Watched> m_watched;
    std::set<std::pair<Time, Timer*>> m_timers;
    std::vector<std::shared_ptr<void>> m_disposed;
    std::function<void(std::chrono::microseconds)> m_onLateness;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

/// Calls back once for each start. Stopped by its destruction.
class Timer {
public:
    Timer(Loop& loop, std::function<void()> callback)
        : m_loop(loop)
        , m_callback(std::move(callback)) {}
    Timer(const Timer&) = delete;
    Timer& operator=(const Timer&) = delete;
    ~Timer() { stop(); }

    void start(Clock::duration after) { startAt(Clock::now() + after); }
    void startAt(Time due);
    void stop();
    bool isRunning() const { return m_due != Time::max(); }

private:
    friend class Loop;

    Loop& m_loop;
    std::function<void()> m_callback;
    Time m_due = Time::max();
};

} // namespace arcade::player
