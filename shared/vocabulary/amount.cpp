#include "shared/vocabulary/amount.h"

#include "shared/vocabulary/expect.h"

#include <algorithm>
#include <limits>

namespace arcade {
namespace {

using Wide = boost::multiprecision::uint512_t;
using Value = boost::multiprecision::uint256_t;

const Value& maximum() {
    static const Value value = std::numeric_limits<Value>::max();
    return value;
}

} // namespace

Amount Amount::baseUnits(std::uint64_t units) {
    return Amount{Value{units}};
}

Amount Amount::data(std::uint64_t whole) {
    static const Value unitsPerData{1'000'000'000'000'000'000ULL};
    return Amount{unitsPerData * whole};
}

std::optional<Amount> Amount::parse(std::string_view text) {
    const bool isDecimal = std::all_of(text.begin(), text.end(),
                                       [](char digit) { return digit >= '0' && digit <= '9'; });
    if (text.empty() || text.size() > 78 || !isDecimal || (text.size() > 1 && text[0] == '0'))
        return std::nullopt;
    Wide value = 0;
    for (const char digit : text)
        value = value * 10 + static_cast<unsigned>(digit - '0');
    if (value > Wide{maximum()})
        return std::nullopt;
    return Amount{static_cast<Value>(value)};
}

std::string Amount::toString() const {
    return m_value.str();
}

std::optional<Amount> Amount::checkedAdd(const Amount& a, const Amount& b) {
    if (b.m_value > maximum() - a.m_value)
        return std::nullopt;
    return Amount{Value{a.m_value + b.m_value}};
}

std::optional<Amount> Amount::checkedSubtract(const Amount& a, const Amount& b) {
    if (b.m_value > a.m_value)
        return std::nullopt;
    return Amount{Value{a.m_value - b.m_value}};
}

Amount operator+(const Amount& a, const Amount& b) {
    const auto sum = Amount::checkedAdd(a, b);
    ARCADE_EXPECT(sum.has_value());
    return *sum;
}

Amount operator-(const Amount& a, const Amount& b) {
    const auto difference = Amount::checkedSubtract(a, b);
    ARCADE_EXPECT(difference.has_value());
    return *difference;
}

Amount Amount::scaled(const Amount& numerator, const Amount& denominator) const {
    ARCADE_EXPECT(!denominator.isZero());
    const Wide product = Wide{m_value} * Wide{numerator.m_value};
    const Wide quotient = product / Wide{denominator.m_value};
    ARCADE_EXPECT(quotient <= Wide{maximum()});
    return Amount{static_cast<Value>(quotient)};
}

Amount Amount::scaled(std::uint64_t numerator, std::uint64_t denominator) const {
    return scaled(baseUnits(numerator), baseUnits(denominator));
}

} // namespace arcade
