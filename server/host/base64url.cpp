#include "server/host/base64url.h"

#include <cstdint>
#include <utility>

namespace arcade::host {
namespace {

constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::optional<std::uint32_t> digitOf(char character) {
    const std::size_t found = kAlphabet.find(character);
    if (found == std::string_view::npos)
        return std::nullopt;
    return static_cast<std::uint32_t>(found);
}

} // namespace

std::string base64UrlEncoded(std::string_view bytes) {
    std::string text;
    text.reserve((bytes.size() * 4 + 2) / 3);
    std::uint32_t pending = 0;
    unsigned pendingBits = 0;
    for (const char byte : bytes) {
        pending = (pending << 8U | static_cast<std::uint8_t>(byte)) & 0xFFFFU;
        pendingBits += 8;
        while (pendingBits >= 6) {
            pendingBits -= 6;
            text.push_back(kAlphabet[pending >> pendingBits & 0x3FU]);
        }
    }
    if (pendingBits > 0)
        text.push_back(kAlphabet[pending << (6 - pendingBits) & 0x3FU]);
    return text;
}

std::optional<std::string> base64UrlDecoded(std::string_view text) {
    if (text.size() % 4 == 1)
        return std::nullopt;
    std::string bytes;
    bytes.reserve(text.size() * 3 / 4);
    std::uint32_t pending = 0;
    unsigned pendingBits = 0;
    for (const char character : text) {
        const auto digit = digitOf(character);
        if (!digit)
            return std::nullopt;
        pending = (pending << 6U | *digit) & 0xFFFFU;
        pendingBits += 6;
        if (pendingBits >= 8) {
            pendingBits -= 8;
            bytes.push_back(static_cast<char>(pending >> pendingBits & 0xFFU));
        }
    }
    const std::uint32_t spare = pending & ((1U << pendingBits) - 1U);
    return spare == 0 ? std::optional(std::move(bytes)) : std::nullopt;
}

} // namespace arcade::host
