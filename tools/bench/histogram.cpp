#include "tools/bench/histogram.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace arcade::bench {
namespace {

// A value of n bits falls into one of 64 buckets of its power of two.
constexpr int kSubBits = 6;
constexpr std::uint64_t kExact = 2U << kSubBits;
constexpr int kMaxBits = 32;
constexpr std::size_t kBuckets =
    kExact + static_cast<std::size_t>(kMaxBits - kSubBits - 1) * (1U << kSubBits);

std::size_t bucketOf(std::uint64_t value) {
    if (value < kExact)
        return value;
    const int shift = static_cast<int>(std::bit_width(value)) - kSubBits - 1;
    const auto row = static_cast<std::size_t>(shift - 1);
    const std::uint64_t column = (value >> shift) - (1U << kSubBits);
    return std::min(kExact + (row << kSubBits) + column, kBuckets - 1);
}

std::uint64_t highestOf(std::size_t bucket) {
    if (bucket < kExact)
        return bucket;
    const std::size_t row = (bucket - kExact) >> kSubBits;
    const std::size_t column = (bucket - kExact) & ((1U << kSubBits) - 1);
    const std::uint64_t lowest = (std::uint64_t{1} << kSubBits) + column;
    return ((lowest + 1) << (row + 1)) - 1;
}

} // namespace

Histogram::Histogram()
    : m_buckets(kBuckets, 0) {}

void Histogram::record(Microseconds duration) {
    const auto value = static_cast<std::uint64_t>(std::max<std::int64_t>(0, duration.count()));
    ++m_buckets[bucketOf(value)];
    ++m_count;
    m_sum += static_cast<std::int64_t>(value);
    m_max = std::max(m_max, duration);
}

void Histogram::merge(const Histogram& other) {
    for (std::size_t bucket = 0; bucket < kBuckets; ++bucket)
        m_buckets[bucket] += other.m_buckets[bucket];
    m_count += other.m_count;
    m_sum += other.m_sum;
    m_max = std::max(m_max, other.m_max);
}

Histogram::Microseconds Histogram::mean() const {
    return Microseconds{m_count == 0 ? 0 : m_sum / static_cast<std::int64_t>(m_count)};
}

Histogram::Microseconds Histogram::percentile(double percent) const {
    if (m_count == 0)
        return Microseconds{0};
    const double share = std::clamp(percent, 0.0, 100.0) / 100;
    const auto rank = std::max<std::uint64_t>(
        1, static_cast<std::uint64_t>(std::ceil(share * static_cast<double>(m_count))));
    std::uint64_t seen = 0;
    for (std::size_t bucket = 0; bucket < kBuckets; ++bucket) {
        seen += m_buckets[bucket];
        if (seen >= rank)
            return std::min(m_max, Microseconds{static_cast<std::int64_t>(highestOf(bucket))});
    }
    return m_max;
}

} // namespace arcade::bench
