#include "shared/vocabulary/ids.h"

#include <algorithm>

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

/// Both digits of each byte.
constexpr auto kBytes = [] {
    std::array<std::array<char, 2>, 256> digits{};
    for (std::size_t byte = 0; byte < digits.size(); ++byte)
        digits[byte] = {kDigits[byte >> 4U], kDigits[byte & 0xFU]};
    return digits;
}();

char* writeByte(char* to, std::uint8_t byte) {
    const auto& digits = kBytes[byte];
    return std::copy(digits.begin(), digits.end(), to);
}

} // namespace

std::array<char, 32> hexDigits(std::uint64_t high, std::uint64_t low) {
    std::array<char, 32> digits;
    char* to = digits.data();
    for (const std::uint64_t word : {high, low}) {
        for (int shift = 56; shift >= 0; shift -= 8)
            to = writeByte(to, static_cast<std::uint8_t>(word >> shift));
    }
    return digits;
}

std::string hexText(std::uint64_t high, std::uint64_t low) {
    const auto digits = hexDigits(high, low);
    return {digits.data(), digits.size()};
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

std::array<char, 42> Address::digits() const {
    std::array<char, 42> digits{'0', 'x'};
    char* to = digits.data() + 2;
    for (const std::uint8_t byte : bytes)
        to = writeByte(to, byte);
    return digits;
}

std::string Address::toString() const {
    const auto text = digits();
    return {text.data(), text.size()};
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
