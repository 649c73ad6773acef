#include "shared/codec/json_writer.h"

#include "shared/codec/json_text.h"

#include <array>
#include <charconv>

namespace arcade::codec {
namespace {

/// What follows the backslash, or NUL where only the number says what it is.
char shortEscape(char c) {
    switch (c) {
    case '"':
    case '\\': return c;
    case '\b': return 'b';
    case '\f': return 'f';
    case '\n': return 'n';
    case '\r': return 'r';
    case '\t': return 't';
    default: return '\0';
    }
}

void appendEscaped(std::string& out, char c) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    out += '\\';
    if (const char letter = shortEscape(c)) {
        out += letter;
        return;
    }
    const auto code = static_cast<unsigned char>(c);
    out += "u00";
    out += kDigits[code >> 4U];
    out += kDigits[code & 0xFU];
}

template <class Number>
void appendNumber(std::string& out, Number value) {
    std::array<char, 20> digits{};
    char* const end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    out.append(digits.data(), end);
}

} // namespace

void JsonWriter::key(std::string_view name) {
    separate();
    quote(name);
    m_out += ':';
    m_isBehindValue = false;
}

void JsonWriter::text(std::string_view content) {
    separate();
    quote(content);
}

void JsonWriter::number(std::int64_t value) {
    separate();
    appendNumber(m_out, value);
}

void JsonWriter::number(std::uint64_t value) {
    separate();
    appendNumber(m_out, value);
}

void JsonWriter::raw(std::string_view json) {
    separate();
    m_out += json;
}

void JsonWriter::quote(std::string_view content) {
    const char* next = content.data();
    const char* const end = next + content.size();
    m_out += '"';
    for (;;) {
        const char* const stop = skipPlainText(next, end);
        m_out.append(next, stop);
        if (stop == end)
            break;
        appendEscaped(m_out, *stop);
        next = stop + 1;
    }
    m_out += '"';
}

void writePair(JsonWriter& writer, std::string_view name, std::string_view text) {
    writer.key(name);
    writer.text(text);
}

void writePair(JsonWriter& writer, std::string_view name, std::int64_t number) {
    writer.key(name);
    writer.number(number);
}

void writeRatio(JsonWriter& writer, Ratio ratio) {
    constexpr std::size_t kDecimals = 6;
    std::array<char, 32> text{};
    char* end = text.data();
    // Remainders carry the sign of the dividend; a digit is taken without it.
    if (ratio.millionths < 0)
        *end++ = '-';
    const auto magnitude = ratio.millionths < 0 ? 0 - static_cast<std::uint64_t>(ratio.millionths)
                                                : static_cast<std::uint64_t>(ratio.millionths);
    constexpr auto kOne = static_cast<std::uint64_t>(Ratio::kOne);
    end = std::to_chars(end, text.data() + text.size(), magnitude / kOne).ptr;
    std::uint64_t rest = magnitude % kOne;
    if (rest != 0) {
        *end++ = '.';
        for (std::size_t place = kDecimals; place-- > 0; rest /= 10)
            end[place] = static_cast<char>('0' + rest % 10);
        end += kDecimals;
        while (end[-1] == '0')
            --end;
    }
    writer.raw({text.data(), static_cast<std::size_t>(end - text.data())});
}

void writeNumber(JsonWriter& writer, const DirectAmount& amount) {
    writer.raw(amount.toString());
}

} // namespace arcade::codec
