#pragma once

#include <compare>
#include <cstdint>

namespace arcade {

/// A fraction or factor in millionths, so that nothing the server decides on is floating point.
/// On the wire a JSON number with at most six decimals.
struct Ratio {
    static constexpr std::int64_t kOne = 1'000'000;

    std::int64_t millionths = 0;

    /// `floor(numerator / denominator)` in millionths; 0 for a denominator of 0.
    static constexpr Ratio of(std::int64_t numerator, std::int64_t denominator) {
        return denominator == 0 ? Ratio{} : Ratio{numerator * kOne / denominator};
    }
    static constexpr Ratio one() { return Ratio{kOne}; }

    friend constexpr auto operator<=>(const Ratio&, const Ratio&) = default;
};

} // namespace arcade
