#include "shared/codec/json_scanner.h"

#include <bit>
#include <cstdint>
#include <cstring>

namespace arcade::codec {
namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

const char* skipDigits(const char* next, const char* end) {
    while (next != end && isDigit(*next))
        ++next;
    return next;
}

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
    return take('"') && take(':');
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
    // A longer one is not what a program writes of a number of 64 bits.
    constexpr std::ptrdiff_t kLongest = 24;
    const char* const begin = m_next;
    const char* next = begin + (*begin == '-' ? 1 : 0);
    const char* const whole = next;
    next = skipDigits(next, m_end);
    if (next == whole || (*whole == '0' && next - whole > 1))
        return false;
    if (next != m_end && *next == '.') {
        const char* const fraction = next + 1;
        next = skipDigits(fraction, m_end);
        if (next == fraction)
            return false;
    }
    // An exponent is left unread, and whoever comes next fails there.
    m_next = next;
    if (next - begin > kLongest)
        return false;
    value = numberFrom({begin, static_cast<std::size_t>(next - begin)});
    return true;
}

} // namespace arcade::codec
