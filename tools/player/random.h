#pragma once

#include <cstdint>

namespace arcade::player {

/// A small seeded generator (SplitMix64): the same seed gives the same player on every machine.
class Random {
public:
    explicit Random(std::uint64_t seed)
        : m_state(seed) {}

    std::uint64_t next() {
        std::uint64_t z = m_state += 0x9E3779B97F4A7C15ULL;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31U);
    }
    /// From 0 up to, not including, 1.
    double unit() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }
    /// Evenly from `low` to `high`.
    double between(double low, double high) { return low + (high - low) * unit(); }
    /// From 0 up to, not including, `count`, which is not 0.
    std::uint64_t below(std::uint64_t count) { return next() % count; }

private:
    std::uint64_t m_state;
};

} // namespace arcade::player
