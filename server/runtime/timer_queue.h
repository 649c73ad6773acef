#pragma once

#include <QAbstractEventDispatcher>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

namespace arcade::runtime {

/// The timers of one event loop in one ordered structure: starting, stopping and finding the next
/// take logarithmic time. Holds no clock; every call is told the time. No timer is ever early:
/// precise ones fire at their deadline, coarse ones up to 5 % late, very coarse ones on the next
/// full second, so that they fire in groups.
class TimerQueue {
public:
    using Time = std::chrono::steady_clock::time_point;
    using Interval = std::chrono::milliseconds;
    using Info = QAbstractEventDispatcher::TimerInfo;

    /// One firing that is due, which may have been cancelled since.
    struct Firing {
        int id = 0;
        std::uint64_t serial = 0;
        Time deadline;
    };

    void add(int id, Interval interval, Qt::TimerType type, QObject* receiver, Time now);
    /// False when there is no such timer.
    bool remove(int id);
    bool removeAllOf(const QObject* receiver);

    QList<Info> timersOf(const QObject* receiver) const;
    /// Rounded up; empty when there is no such timer.
    std::optional<Interval> timeLeft(int id, Time now) const;

    /// Of the timers that are not being delivered at this moment.
    std::optional<Time> nextDeadline() const;

    /// What is due now, the earliest first, `most` at once.
    std::vector<Firing> due(Time now,
                            std::size_t most = std::numeric_limits<std::size_t>::max()) const;
    /// The receiver, or null when the firing is void by now. Until endDelivery() the timer cannot
    /// fire again, so that a nested loop in its handler neither recurses into it nor spins.
    QObject* beginDelivery(const Firing& firing, Time now);
    void endDelivery(const Firing& firing);

    std::size_t size() const { return m_timers.size(); }

private:
    struct Timer {
        Interval interval{};
        Qt::TimerType type = Qt::CoarseTimer;
        QObject* receiver = nullptr;
        std::uint64_t serial = 0;
        /// Exact; the deadline is this, rounded as the type allows. Hence no drift.
        Time target;
        Time deadline;
    };
    using Timers = std::unordered_map<int, Timer>;
    struct Key {
        Time deadline;
        std::uint64_t serial;
        int id;
        friend auto operator<=>(const Key&, const Key&) = default;
    };

    std::vector<int> idsOf(const QObject* receiver) const;
    void enqueue(int id, const Timer& timer);
    void erase(Timers::iterator position);

    Timers m_timers;
    std::set<Key> m_order;
    std::set<std::pair<const QObject*, int>> m_byReceiver;
    std::uint64_t m_lastSerial = 0;
};

} // namespace arcade::runtime
