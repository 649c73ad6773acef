#pragma once

#include <boost/multiprecision/cpp_int.hpp>

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

    bool isZero() const { return m_value.is_zero(); }

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

    friend bool operator==(const Amount& a, const Amount& b) { return a.m_value == b.m_value; }
    friend std::strong_ordering operator<=>(const Amount& a, const Amount& b) {
        const int order = a.m_value.compare(b.m_value);
        return order <=> 0;
    }

private:
    using Value = boost::multiprecision::uint256_t;
    explicit Amount(const Value& value)
        : m_value(value) {}

    Value m_value;
};

} // namespace arcade
