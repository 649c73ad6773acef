#include "shared/codec/json_scanner.h"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

namespace arcade::codec {
namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// Appends them to the number, which may overflow.
const char* takeDigits(const char* next, const char* end, std::uint64_t& number) {
    for (; next != end && isDigit(*next); ++next)
        number = number * 10 + static_cast<std::uint64_t>(*next - '0');
    return next;
}

/// Up to so many characters the digits of a number, and the power of ten they are to be divided
/// by, are doubles without loss; so their quotient is the nearest double to the number.
constexpr std::size_t kFewDigits = 15;
constexpr std::array<double, kFewDigits> kPowersOfTen{1,   1e1, 1e2,  1e3,  1e4,  1e5,  1e6, 1e7,
                                                      1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14};
/// A longer one is not what a program writes of a number of 64 bits.
constexpr std::size_t kLongestNumber = 24;

/// The end of a text or of its plain part: quotation mark, backslash, or what must be escaped.
bool endsPlainText(char c) {
    return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
}

constexpr std::uint64_t eachByte(unsigned char byte) {
    return byte * 0x0101010101010101ULL;
}

/// Has the highest bit set of the first byte that is below `limit`, which is at most 0x80, and of
/// none before it.
constexpr std::uint64_t bytesBelow(unsigned char limit, std::uint64_t word) {
    return (word - eachByte(limit)) & ~word & eachByte(0x80);
}

/// Eight bytes at a time, as far as that goes.
const char* skipPlainText(const char* next, const char* end) {
    while (std::endian::native == std::endian::little && end - next >= 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, next, sizeof word);
        const std::uint64_t ends = bytesBelow(0x20, word) | bytesBelow(1, word ^ eachByte('"')) |
                                   bytesBelow(1, word ^ eachByte('\\'));
        if (ends != 0)
            return next + std::countr_zero(ends) / 8;
        next += sizeof word;
    }
    while (next != end && !endsPlainText(*next))
        ++next;
    return next;
}

/// What the letter after a backslash stands for; NUL for none of the short escapes.
char escapedBy(char letter) {
    switch (letter) {
    case '"':
    case '\\':
    case '/': return letter;
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    default: return '\0';
    }
}

} // namespace

bool JsonScanner::takeWord(std::string_view word) {
    if (!std::string_view(m_next, static_cast<std::size_t>(m_end - m_next)).starts_with(word))
        return false;
    m_next += word.size();
    return true;
}

bool JsonScanner::takeNull() {
    skipSpace();
    return takeWord("null");
}

bool JsonScanner::isDone() {
    skipSpace();
    return m_next == m_end;
}

bool JsonScanner::key(std::string_view& name) {
    if (!take('"'))
        return false;
    const char* const begin = m_next;
    m_next = skipPlainText(m_next, m_end);
    name = {begin, static_cast<std::size_t>(m_next - begin)};
    // At once: white space before the mark is part of the name.
    return m_next != m_end && *m_next++ == '"' && take(':');
}

bool JsonScanner::scalar(JsonValue& value) {
    skipSpace();
    if (m_next == m_end)
        return false;
    switch (*m_next) {
    case '"': {
        std::string_view content;
        if (!text(content))
            return false;
        value.SetString(
            rapidjson::StringRef(content.data(), static_cast<rapidjson::SizeType>(content.size())));
        return true;
    }
    case 't': value.SetBool(true); return takeWord("true");
    case 'f': value.SetBool(false); return takeWord("false");
    case 'n': value.SetNull(); return takeWord("null");
    default: return number(value);
    }
}

bool JsonScanner::text(std::string_view& content) {
    const char* const begin = ++m_next;
    m_next = skipPlainText(m_next, m_end);
    if (m_next == m_end)
        return false;
    if (*m_next == '\\')
        return unescape(begin, content);
    content = {begin, static_cast<std::size_t>(m_next - begin)};
    return *m_next++ == '"';
}

bool JsonScanner::unescape(const char* begin, std::string_view& content) {
    std::size_t size = 0;
    for (m_next = begin; m_next != m_end && size < m_unescaped.size(); ++m_next) {
        char c = *m_next;
        if (c == '"') {
            ++m_next;
            content = {m_unescaped.data(), size};
            return true;
        }
        if (c == '\\') {
            if (++m_next == m_end)
                return false;
            c = escapedBy(*m_next);
            if (c == '\0')
                return false;
        } else if (endsPlainText(c)) {
            return false;
        }
        m_unescaped[size++] = c;
    }
    return false;
}

bool JsonScanner::number(JsonValue& value) {
    const char* const begin = m_next;
    const bool isNegative = *begin == '-';
    const char* const whole = begin + (isNegative ? 1 : 0);
    std::uint64_t digits = 0;
    const char* next = takeDigits(whole, m_end, digits);
    if (next == whole || (*whole == '0' && next - whole > 1))
        return false;
    const char* fraction = next;
    if (next != m_end && *next == '.') {
        fraction = next + 1;
        next = takeDigits(fraction, m_end, digits);
        if (next == fraction)
            return false;
    }
    // An exponent is left unread, and whoever comes next fails there.
    m_next = next;
    const std::string_view text{begin, static_cast<std::size_t>(next - begin)};
    if (text.size() > kFewDigits) {
        value = numberFrom(text);
        return text.size() <= kLongestNumber;
    }
    const auto decimals = static_cast<std::size_t>(next - fraction);
    if (decimals == 0) {
        const auto magnitude = static_cast<std::int64_t>(digits);
        value.SetInt64(isNegative ? -magnitude : magnitude);
    } else {
        const double magnitude = static_cast<double>(digits) / kPowersOfTen[decimals];
        value.SetDouble(isNegative ? -magnitude : magnitude);
    }
    return true;
}

} // namespace arcade::codec
