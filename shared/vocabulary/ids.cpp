#include "shared/vocabulary/ids.h"

namespace arcade {
namespace {

constexpr std::string_view kDigits = "0123456789abcdef";

/// Above the value of any digit, in a bit that no digit has.
constexpr std::uint8_t kNoDigit = 0x80;

constexpr auto kDigitValues = [] {
    std::array<std::uint8_t, 256> values{};
    values.fill(kNoDigit);
    for (std::size_t value = 0; value < kDigits.size(); ++value)
        values[static_cast<unsigned char>(kDigits[value])] = static_cast<std::uint8_t>(value);
    return values;
}();

std::uint8_t digitValue(char digit) {
    return kDigitValues[static_cast<unsigned char>(digit)];
}

void appendHex(std::string& text, std::uint64_t word) {
    for (int shift = 60; shift >= 0; shift -= 4)
        text += kDigits[(word >> shift) & 0xFU];
}

} // namespace

std::string hexText(std::uint64_t high, std::uint64_t low) {
    std::string text;
    text.reserve(32);
    appendHex(text, high);
    appendHex(text, low);
    return text;
}

std::optional<std::array<std::uint64_t, 2>> parseHexText(std::string_view text) {
    if (text.size() != 32)
        return std::nullopt;
    std::array<std::uint64_t, 2> words{};
    unsigned met = 0;
    for (std::size_t index = 0; index < text.size(); ++index) {
        const std::uint8_t digit = digitValue(text[index]);
        met |= digit;
        std::uint64_t& word = words[index / 16];
        word = (word << 4U) | (digit & 0xFU);
    }
    return (met & kNoDigit) == 0 ? std::optional{words} : std::nullopt;
}

std::string Address::toString() const {
    std::string text = "0x";
    text.reserve(42);
    for (const std::uint8_t byte : bytes) {
        text += kDigits[byte >> 4U];
        text += kDigits[byte & 0xFU];
    }
    return text;
}

std::optional<Address> Address::parse(std::string_view text) {
    if (text.size() != 42 || text[0] != '0' || text[1] != 'x')
        return std::nullopt;
    Address address;
    for (std::size_t index = 2; index < text.size(); ++index) {
        const char lower = text[index] >= 'A' && text[index] <= 'F'
                               ? static_cast<char>(text[index] - 'A' + 'a')
                               : text[index];
        const std::uint8_t digit = digitValue(lower);
        if (digit == kNoDigit)
            return std::nullopt;
        std::uint8_t& byte = address.bytes[(index - 2) / 2];
        byte = static_cast<std::uint8_t>((unsigned{byte} << 4U) | digit);
    }
    return address;
}

} // namespace arcade
