#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

namespace arcade::bench {

/// What a process has used so far, from /proc.
struct ProcessUsage {
    std::chrono::microseconds cpu{};
    std::int64_t residentBytes = 0;
    std::int64_t peakBytes = 0;
    std::chrono::steady_clock::time_point at{};

    /// Empty when there is no such process, or it is not ours to see.
    static std::optional<ProcessUsage> of(std::int64_t pid);
    static ProcessUsage own();

    /// Share of one core between two samples; 1 is a whole core.
    static double cores(const ProcessUsage& from, const ProcessUsage& to);
};

} // namespace arcade::bench
