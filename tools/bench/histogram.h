#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

namespace arcade::bench {

/// Counts durations in buckets that grow with the value: exact below 128 µs, within 1/64 above,
/// up to about an hour. Recording allocates nothing.
class Histogram {
public:
    using Microseconds = std::chrono::microseconds;

    Histogram();

    /// A negative duration counts as 0, one beyond the range as the longest.
    void record(Microseconds duration);
    using Time = std::chrono::steady_clock::time_point;
    void record(Time from, Time to) { record(std::chrono::duration_cast<Microseconds>(to - from)); }
    void merge(const Histogram& other);

    std::uint64_t count() const { return m_count; }
    /// Exact; 0 when empty.
    Microseconds max() const { return m_max; }
    Microseconds mean() const;
    /// The smallest recorded duration, up to the width of its bucket, that `percent` of all do not
    /// exceed; 0 when empty.
    Microseconds percentile(double percent) const;

private:
    std::vector<std::uint32_t> m_buckets;
    std::uint64_t m_count = 0;
    std::int64_t m_sum = 0;
    Microseconds m_max{0};
};

} // namespace arcade::bench
