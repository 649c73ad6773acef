#include "tools/bench/arrivals.h"

#include <algorithm>
#include <utility>

namespace arcade::bench {
namespace {

constexpr std::chrono::milliseconds kBeginInterval{2};

} // namespace

Arrivals::Arrivals(player::Loop& loop, int atOnce)
    : m_next(loop, [this] { beginMore(); })
    , m_atOnce(atOnce) {}

void Arrivals::start(int count, std::chrono::milliseconds time, std::function<void(int)> begin) {
    m_begin = std::move(begin);
    m_time = time;
    m_count = count;
    m_begun = 0;
    m_startedAt = player::Clock::now();
    beginMore();
}

void Arrivals::stop() {
    m_next.stop();
    m_count = m_begun;
}

void Arrivals::beginMore() {
    const auto elapsed = player::Clock::now() - m_startedAt;
    const double share = m_time.count() == 0 ? 1 : elapsed / std::chrono::duration<double>(m_time);
    const int due = std::min(m_count, 1 + static_cast<int>(share * m_count));
    while (m_begun < due && m_underWay < m_atOnce)
        m_begin(m_begun++);
    if (m_begun < m_count)
        m_next.start(kBeginInterval);
}

} // namespace arcade::bench
