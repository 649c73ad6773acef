#include "server/runtime/timer_queue.h"

#include "shared/vocabulary/expect.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace arcade::runtime {
namespace {

using namespace std::chrono_literals;

// Longer intervals would overflow the clock; nobody waits for their end.
constexpr auto kLongestInterval = std::chrono::hours(24 * 365 * 10);
// From here on 5 % is more than the millisecond the loop rounds to anyway.
constexpr auto kShortestCoarseInterval = 40ms;

TimerQueue::Time roundedUp(TimerQueue::Time time, TimerQueue::Interval step) {
    const auto sinceStart = time.time_since_epoch();
    const auto rest = sinceStart % step;
    return rest == rest.zero() ? time : time + (step - rest);
}

TimerQueue::Time deadlineFor(TimerQueue::Time target, TimerQueue::Interval interval,
                             Qt::TimerType type) {
    switch (type) {
    case Qt::PreciseTimer: return target;
    case Qt::VeryCoarseTimer: return roundedUp(target, 1s);
    case Qt::CoarseTimer: {
        if (interval < kShortestCoarseInterval)
            return target;
        const auto allowance = static_cast<std::uint64_t>(interval.count() / 20);
        return roundedUp(target, TimerQueue::Interval(std::bit_floor(allowance)));
    }
    }
    ARCADE_UNREACHABLE();
}

TimerQueue::Interval leftUntil(TimerQueue::Time deadline, TimerQueue::Time now) {
    if (deadline <= now)
        return TimerQueue::Interval::zero();
    return std::chrono::ceil<TimerQueue::Interval>(deadline - now);
}

} // namespace

void TimerQueue::add(int id, Interval interval, Qt::TimerType type, QObject* receiver, Time now) {
    remove(id);
    const auto bounded =
        std::clamp<Interval>(interval, Interval::zero(), Interval(kLongestInterval));
    Timer timer{bounded, type, receiver, ++m_lastSerial, now + bounded, {}};
    timer.deadline = deadlineFor(timer.target, bounded, type);
    enqueue(id, timer);
    m_timers.emplace(id, timer);
    m_byReceiver.emplace(receiver, id);
}

void TimerQueue::enqueue(int id, const Timer& timer) {
    m_order.insert(Key{timer.deadline, timer.serial, id});
}

bool TimerQueue::remove(int id) {
    const auto position = m_timers.find(id);
    if (position == m_timers.end())
        return false;
    erase(position);
    return true;
}

bool TimerQueue::removeAllOf(const QObject* receiver) {
    const auto ids = idsOf(receiver);
    for (const int id : ids)
        erase(m_timers.find(id));
    return !ids.empty();
}

std::vector<int> TimerQueue::idsOf(const QObject* receiver) const {
    std::vector<int> ids;
    auto entry = m_byReceiver.lower_bound({receiver, std::numeric_limits<int>::min()});
    for (; entry != m_byReceiver.end() && entry->first == receiver; ++entry)
        ids.push_back(entry->second);
    return ids;
}

void TimerQueue::erase(Timers::iterator position) {
    const auto& [id, timer] = *position;
    m_order.erase(Key{timer.deadline, timer.serial, id});
    m_byReceiver.erase({timer.receiver, id});
    m_timers.erase(position);
}

QList<TimerQueue::Info> TimerQueue::timersOf(const QObject* receiver) const {
    QList<Info> infos;
    for (const int id : idsOf(receiver)) {
        const Timer& timer = m_timers.at(id);
        const auto interval =
            std::min<Interval::rep>(timer.interval.count(), std::numeric_limits<int>::max());
        infos.append(Info(id, static_cast<int>(interval), timer.type));
    }
    return infos;
}

std::optional<TimerQueue::Interval> TimerQueue::timeLeft(int id, Time now) const {
    const auto position = m_timers.find(id);
    if (position == m_timers.end())
        return std::nullopt;
    return leftUntil(position->second.deadline, now);
}

std::optional<TimerQueue::Time> TimerQueue::nextDeadline() const {
    if (m_order.empty())
        return std::nullopt;
    return m_order.begin()->deadline;
}

std::vector<TimerQueue::Firing> TimerQueue::due(Time now, std::size_t most) const {
    std::vector<Firing> firings;
    for (const Key& key : m_order) {
        if (key.deadline > now || firings.size() == most)
            break;
        firings.push_back(Firing{key.id, key.serial, key.deadline});
    }
    return firings;
}

QObject* TimerQueue::beginDelivery(const Firing& firing, Time now) {
    const auto position = m_timers.find(firing.id);
    if (position == m_timers.end())
        return nullptr;
    Timer& timer = position->second;
    if (timer.serial != firing.serial || timer.deadline != firing.deadline)
        return nullptr;
    m_order.erase(Key{timer.deadline, timer.serial, firing.id});
    timer.target += timer.interval;
    // Firings that were missed are not made up for.
    if (timer.target < now)
        timer.target = now + timer.interval;
    timer.deadline = deadlineFor(timer.target, timer.interval, timer.type);
    return timer.receiver;
}

void TimerQueue::endDelivery(const Firing& firing) {
    // Another timer that took the id meanwhile is in the queue already, which changes nothing.
    const auto position = m_timers.find(firing.id);
    if (position != m_timers.end())
        enqueue(firing.id, position->second);
}

} // namespace arcade::runtime
