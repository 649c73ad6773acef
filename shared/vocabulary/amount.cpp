#include "shared/vocabulary/amount.h"

#include "shared/vocabulary/expect.h"

#include <boost/multiprecision/cpp_int.hpp>

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

/// Between the words of an amount and the numbers one can calculate with.
struct AmountArithmetic {
    static Value value(const Amount& amount) {
        Value value = 0;
        for (const std::uint64_t word : amount.m_words)
            value = (value << 64U) | word;
        return value;
    }

    static Amount amount(Value value) {
        Amount::Words words{};
        for (auto word = words.rbegin(); word != words.rend(); ++word) {
            *word = static_cast<std::uint64_t>(value & std::numeric_limits<std::uint64_t>::max());
            value >>= 64U;
        }
        return Amount{words};
    }
};

Amount Amount::baseUnits(std::uint64_t units) {
    return Amount{Words{0, 0, 0, units}};
}

Amount Amount::data(std::uint64_t whole) {
    static const Value unitsPerData{1'000'000'000'000'000'000ULL};
    return AmountArithmetic::amount(unitsPerData * whole);
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
    return AmountArithmetic::amount(static_cast<Value>(value));
}

std::string Amount::toString() const {
    return AmountArithmetic::value(*this).str();
}

std::optional<Amount> Amount::checkedAdd(const Amount& a, const Amount& b) {
    const Value first = AmountArithmetic::value(a);
    const Value second = AmountArithmetic::value(b);
    if (second > maximum() - first)
        return std::nullopt;
    return AmountArithmetic::amount(first + second);
}

std::optional<Amount> Amount::checkedSubtract(const Amount& a, const Amount& b) {
    if (b > a)
        return std::nullopt;
    return AmountArithmetic::amount(AmountArithmetic::value(a) - AmountArithmetic::value(b));
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
    const Wide product =
        Wide{AmountArithmetic::value(*this)} * Wide{AmountArithmetic::value(numerator)};
    const Wide quotient = product / Wide{AmountArithmetic::value(denominator)};
    ARCADE_EXPECT(quotient <= Wide{maximum()});
    return AmountArithmetic::amount(static_cast<Value>(quotient));
}

Amount Amount::scaled(std::uint64_t numerator, std::uint64_t denominator) const {
    return scaled(baseUnits(numerator), baseUnits(denominator));
}

} // namespace arcade
