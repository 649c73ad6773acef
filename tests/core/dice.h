#pragma once

#include <cstdint>

namespace arcade::core {

/// A small generator of its own, so that a play is the same everywhere.
class Dice {
public:
    explicit Dice(std::uint64_t seed)
        : m_state(seed) {}
    /// 0 to `bound` - 1.
    int below(int bound) {
        m_state = m_state * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<int>((m_state >> 33U) % static_cast<std::uint64_t>(bound));
    }

private:
    std::uint64_t m_state;
};

} // namespace arcade::core
