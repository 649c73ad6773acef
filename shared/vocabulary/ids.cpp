#include "shared/vocabulary/ids.h"

namespace arcade {
namespace {

constexpr std::string_view kDigits = "0123456789abcdef";

std::optional<unsigned> digitValue(char digit) {
    if (digit >= '0' && digit <= '9')
        return static_cast<unsigned>(digit - '0');
    if (digit >= 'a' && digit <= 'f')
        return static_cast<unsigned>(digit - 'a') + 10U;
    return std::nullopt;
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
    for (std::size_t index = 0; index < text.size(); ++index) {
        const auto digit = digitValue(text[index]);
        if (!digit)
            return std::nullopt;
        std::uint64_t& word = words[index / 16];
        word = (word << 4U) | *digit;
    }
    return words;
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
        const auto digit = digitValue(lower);
        if (!digit)
            return std::nullopt;
        std::uint8_t& byte = address.bytes[(index - 2) / 2];
        byte = static_cast<std::uint8_t>((unsigned{byte} << 4U) | *digit);
    }
    return address;
}

} // namespace arcade
