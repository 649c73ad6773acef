#pragma once

#include "tools/player/loop.h"

#include <chrono>
#include <functional>

namespace arcade::bench {

/// Lets many come one after another, at most so many of them on the way at once, as a real crowd's
/// arrival is spread, too.
class Arrivals {
public:
    Arrivals(player::Loop& loop, int atOnce);

    /// `begin` is called for each number from 0 up to `count`, evenly over the time.
    void start(int count, std::chrono::milliseconds time, std::function<void(int)> begin);
    void stop();
    void setAtOnce(int count) { m_atOnce = count; }
    void setOff() { ++m_underWay; }
    void arrived() { --m_underWay; }

    /// Nobody is on the way any more.
    bool areOver() const { return m_begun == m_count && m_underWay == 0; }

private:
    void beginMore();

    std::function<void(int)> m_begin;
    player::Timer m_next;
    player::Time m_startedAt{};
    std::chrono::milliseconds m_time{0};
    int m_atOnce;
    int m_count = 0;
    int m_begun = 0;
    int m_underWay = 0;
};

} // namespace arcade::bench
