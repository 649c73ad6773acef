#pragma once

#include "tools/engine/allocations.h"

#include <chrono>
#include <cstdint>

namespace arcade::engine {

/// What some operations took in all; runs while they are done.
class Stopwatch {
public:
    void start() {
        m_allocationsAtStart = allocations();
        m_startedAt = Clock::now();
    }
    /// So many operations were done since start().
    void stop(std::int64_t operations) {
        m_time += Clock::now() - m_startedAt;
        m_allocations += allocations() - m_allocationsAtStart;
        m_operations += operations;
    }

    double perSecond() const {
        return static_cast<double>(m_operations) / std::chrono::duration<double>(m_time).count();
    }
    double microsecondsEach() const { return 1e6 / perSecond(); }
    double allocationsEach() const {
        return static_cast<double>(m_allocations) / static_cast<double>(m_operations);
    }

private:
    using Clock = std::chrono::steady_clock;

    Clock::time_point m_startedAt;
    Clock::duration m_time{};
    std::uint64_t m_allocationsAtStart = 0;
    std::uint64_t m_allocations = 0;
    std::int64_t m_operations = 0;
};

} // namespace arcade::engine
