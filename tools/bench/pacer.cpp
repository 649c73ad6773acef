#include "tools/bench/pacer.h"

#include <utility>

namespace arcade::bench {

Pacer::Pacer(player::Loop& loop, Call call)
    : m_call(std::move(call))
    , m_timer(loop, [this] { fire(); }) {}

void Pacer::start(double perSecond, int atMost) {
    m_startedAt = player::Clock::now();
    m_secondsApart = 1 / perSecond;
    m_called = 0;
    m_atMost = atMost;
    m_isRunning = true;
    m_timer.startAt(dueOf(0));
}

void Pacer::stop() {
    m_isRunning = false;
    m_timer.stop();
}

player::Time Pacer::dueOf(int number) const {
    const std::chrono::duration<double> offset{m_secondsApart * number};
    return wholeMillisecond(m_startedAt +
                            std::chrono::duration_cast<player::Clock::duration>(offset));
}

void Pacer::fire() {
    const player::Time now = player::Clock::now();
    for (player::Time due = dueOf(m_called); m_isRunning && due <= now; due = dueOf(m_called))
        if (m_called < m_atMost)
            m_call(m_called++, due);
        else
            stop();
    if (m_isRunning)
        m_timer.startAt(dueOf(m_called));
}

} // namespace arcade::bench
