#pragma once

#include "shared/vocabulary/instant.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace arcade::core {

/// How long tickets wait in all, from entry to match: the median of what similar ones waited, and
/// the interval that holds 80 of 100.
struct WaitEstimate {
    std::chrono::seconds median{};
    std::chrono::seconds low{};
    std::chrono::seconds high{};

    friend bool operator==(const WaitEstimate&, const WaitEstimate&) = default;
};

/// The recent waits of one queue, by rating. Bounded, volatile.
class WaitEstimator {
public:
    WaitEstimator();

    void record(int rating, Duration wait);

    /// For a ticket that has waited this long already. Looks at ever more distant ratings until
    /// enough longer waits are known; empty when there are too few in all.
    std::optional<WaitEstimate> estimate(int rating, Duration waited) const;

    /// The median of all recent waits; empty when there are too few.
    std::optional<std::chrono::seconds> usual() const;

private:
    static constexpr int kBandWidth = 100;
    static constexpr std::size_t kBands = 101;
    static constexpr std::size_t kWaitsPerBand = 64;

    struct Band {
        /// The same waits twice: as they came (a ring) and ascending.
        std::vector<Duration> recent;
        std::size_t oldest = 0;
        std::vector<Duration> ascending;
    };

    using Waits = std::span<const Duration>;
    Waits longerWaits(std::size_t band, Duration waited) const;
    std::vector<Duration> longerWaits(std::size_t band, std::size_t reach, Duration waited) const;
    static WaitEstimate summarise(Waits ascending);

    std::vector<Band> m_bands;
    /// In all bands.
    std::size_t m_count = 0;
};

} // namespace arcade::core
