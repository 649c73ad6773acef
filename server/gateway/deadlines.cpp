#include "server/gateway/deadlines.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <utility>

namespace arcade::gateway {
namespace {

using std::chrono::milliseconds;

/// How many pass in one turn of the loop; others have their turn in between. A ping to each is a
/// fraction of a millisecond.
constexpr int kPassedATurn = 16;
/// Deadlines fall on multiples of a sixty-fourth of their time, and of this at most.
constexpr std::uint64_t kCoarsestMs = 32;

/// On the next multiple, so that what was set at about the same time passes in one turn.
Deadline::Clock::time_point grouped(Deadline::Clock::time_point at, Duration time) {
    const auto share = static_cast<std::uint64_t>(std::max<std::int64_t>(time.count(), 0)) / 64;
    const milliseconds step{std::bit_floor(std::clamp<std::uint64_t>(share, 1, kCoarsestMs))};
    const auto since = std::chrono::ceil<milliseconds>(at.time_since_epoch());
    return Deadline::Clock::time_point{(since + step - milliseconds{1}) / step * step};
}

} // namespace

void Deadline::setIn(Duration time) {
    clear();
    m_at = grouped(Clock::now() + time, time);
    m_isSet = true;
    m_deadlines.insert(*this);
}

void Deadline::clear() {
    if (std::exchange(m_isSet, false))
        m_deadlines.remove(*this);
}

Deadlines::Deadlines() {
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Deadlines::run);
}

void Deadlines::insert(Deadline& deadline) {
    m_order.emplace(deadline.m_at, &deadline);
    arm();
}

void Deadlines::remove(Deadline& deadline) {
    m_order.erase({deadline.m_at, &deadline});
}

void Deadlines::run() {
    const auto now = Clock::now();
    for (int count = 0; count < kPassedATurn && !m_order.empty(); ++count) {
        Deadline& next = *m_order.begin()->second;
        if (next.m_at > now)
            break;
        next.clear();
        next.passed();
    }
    m_armedFor = {};
    arm();
}

/// A timer that comes too early because its deadline has gone finds nothing, and is armed anew.
void Deadlines::arm() {
    if (m_order.empty())
        return;
    const auto due = m_order.begin()->first;
    if (m_armedFor != Clock::time_point{} && m_armedFor <= due)
        return;
    m_armedFor = due;
    const auto left = std::chrono::ceil<milliseconds>(due - Clock::now());
    m_timer.start(std::max(left, milliseconds{0}));
}

} // namespace arcade::gateway
