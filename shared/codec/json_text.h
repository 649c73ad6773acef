#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

/// The part of a JSON text that stands for itself.
namespace arcade::codec {

/// Quotation mark, backslash and control characters do not.
constexpr bool isPlainInText(char c) {
    return c != '"' && c != '\\' && static_cast<unsigned char>(c) >= 0x20;
}

namespace detail {
constexpr std::uint64_t eachByte(unsigned char byte) {
    return byte * 0x0101010101010101ULL;
}

/// Has the highest bit set of the first byte that is below `limit`, which is at most 0x80, and of
/// none before it.
constexpr std::uint64_t bytesBelow(unsigned char limit, std::uint64_t word) {
    return (word - eachByte(limit)) & ~word & eachByte(0x80);
}
} // namespace detail

/// The first character from `next` on that does not stand for itself, or `end`.
inline const char* skipPlainText(const char* next, const char* end) {
    // Eight bytes at a time, as far as that goes.
    while (std::endian::native == std::endian::little && end - next >= 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, next, sizeof word);
        const std::uint64_t marks = detail::bytesBelow(0x20, word) |
                                    detail::bytesBelow(1, word ^ detail::eachByte('"')) |
                                    detail::bytesBelow(1, word ^ detail::eachByte('\\'));
        if (marks != 0)
            return next + std::countr_zero(marks) / 8;
        next += sizeof word;
    }
    while (next != end && isPlainInText(*next))
        ++next;
    return next;
}

} // namespace arcade::codec
