#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace arcade {

/// An amount of `$DATA` in base units (1 `$DATA` = 10^18), unsigned 256-bit. Arithmetic that would
/// leave the range is a broken invariant; where a peer can cause it, use the `checked` forms.
class Amount {
public:
    constexpr Amount() = default;
    static Amount baseUnits(std::uint64_t units);
    /// Whole `$DATA`.
    static Amount data(std::uint64_t whole);

    /// Canonical decimal text only: `0`, or up to 78 digits without a leading zero, within range.
    static std::optional<Amount> parse(std::string_view text);
    std::string toString() const;

    constexpr bool isZero() const { return *this == Amount{}; }

    /// Empty when the result would be out of range.
    static std::optional<Amount> checkedAdd(const Amount& a, const Amount& b);
    static std::optional<Amount> checkedSubtract(const Amount& a, const Amount& b);

    friend Amount operator+(const Amount& a, const Amount& b);
    friend Amount operator-(const Amount& a, const Amount& b);
    Amount& operator+=(const Amount& other) { return *this = *this + other; }
    Amount& operator-=(const Amount& other) { return *this = *this - other; }

    /// `floor(this * numerator / denominator)`, exact in between; the denominator is not zero.
    Amount scaled(const Amount& numerator, const Amount& denominator) const;
    Amount scaled(std::uint64_t numerator, std::uint64_t denominator) const;

    friend constexpr auto operator<=>(const Amount&, const Amount&) = default;

private:
    /// Most significant word first, so that comparing words compares amounts. The arithmetic is
    /// Boost.Multiprecision's, kept out of this header, which nearly everything includes.
    using Words = std::array<std::uint64_t, 4>;
    explicit constexpr Amount(const Words& words)
        : m_words(words) {}
    friend struct AmountArithmetic;

    Words m_words{};
};

} // namespace arcade
