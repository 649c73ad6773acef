#pragma once

#include <cstdint>
#include <random>

namespace arcade::simulation {

/// The only source of chance of a run: same seed, same run, on every machine.
class Dice {
public:
    explicit Dice(std::uint64_t seed)
        : m_engine(seed * 0x9E3779B97F4A7C15ULL + 1) {}

    std::uint64_t draw() { return m_engine(); }
    /// 0 to `bound` - 1; the bound is not 0.
    std::uint64_t below(std::uint64_t bound) { return m_engine() % bound; }
    std::size_t index(std::size_t size) { return static_cast<std::size_t>(below(size)); }
    /// Both ends included.
    int between(int low, int high) {
        return low + static_cast<int>(below(static_cast<std::uint64_t>(high - low) + 1));
    }
    bool perThousand(int chance) { return between(0, 999) < chance; }
    bool percent(int chance) { return perThousand(chance * 10); }

    template <class List>
    auto& pick(List& list) {
        return list[index(list.size())];
    }

private:
    std::mt19937_64 m_engine;
};

} // namespace arcade::simulation
