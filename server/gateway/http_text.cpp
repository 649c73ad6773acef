#include "server/gateway/http_text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <utility>

namespace arcade::gateway::http {
namespace {

constexpr std::size_t kMaxQueryFields = 100;

char lowered(char character) {
    return character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a')
                                                : character;
}

std::optional<unsigned> hexDigit(char character) {
    if (character >= '0' && character <= '9')
        return static_cast<unsigned>(character - '0');
    const char small = lowered(character);
    if (small >= 'a' && small <= 'f')
        return static_cast<unsigned>(small - 'a' + 10);
    return std::nullopt;
}

bool isControl(char character) {
    const auto byte = static_cast<unsigned char>(character);
    return byte < 0x20 || byte == 0x7F;
}

bool isTargetCharacter(char character) {
    const auto byte = static_cast<unsigned char>(character);
    return byte > 0x20 && byte < 0x7F && character != '#' && character != '\\';
}

bool hasDotSegment(std::string_view path) {
    while (!path.empty()) {
        path.remove_prefix(1);
        const std::string_view segment = path.substr(0, path.find('/'));
        if (segment == "." || segment == "..")
            return true;
        path.remove_prefix(segment.size());
    }
    return false;
}

bool hasEncodedSeparator(std::string_view path) {
    for (std::size_t at = path.find('%'); at != std::string_view::npos; at = path.find('%', at + 1))
        if (const std::string_view escape = path.substr(at, 3);
            equalsIgnoringCase(escape, "%2f") || equalsIgnoringCase(escape, "%5c"))
            return true;
    return false;
}

std::optional<std::vector<HttpField>> parseQuery(std::string_view text) {
    std::vector<HttpField> fields;
    while (!text.empty()) {
        const std::string_view pair = text.substr(0, text.find('&'));
        text.remove_prefix(std::min(pair.size() + 1, text.size()));
        if (pair.empty())
            continue;
        const std::size_t equals = std::min(pair.find('='), pair.size());
        auto name = percentDecoded(pair.substr(0, equals), PlusSign::Space);
        auto value =
            percentDecoded(pair.substr(std::min(equals + 1, pair.size())), PlusSign::Space);
        if (!name || !value || fields.size() == kMaxQueryFields)
            return std::nullopt;
        fields.push_back({std::move(*name), std::move(*value)});
    }
    return fields;
}

struct Utf8Lead {
    std::size_t length;
    std::uint8_t secondLow;
    std::uint8_t secondHigh;
};

/// The bounds of the second byte shut out overlong forms, surrogates and what is over U+10FFFF.
Utf8Lead utf8Lead(std::uint8_t byte) {
    if (byte < 0x80)
        return {1, 0, 0};
    if (byte >= 0xC2 && byte <= 0xDF)
        return {2, 0x80, 0xBF};
    if (byte == 0xE0)
        return {3, 0xA0, 0xBF};
    if (byte == 0xED)
        return {3, 0x80, 0x9F};
    if (byte >= 0xE1 && byte <= 0xEF)
        return {3, 0x80, 0xBF};
    if (byte == 0xF0)
        return {4, 0x90, 0xBF};
    if (byte >= 0xF1 && byte <= 0xF3)
        return {4, 0x80, 0xBF};
    if (byte == 0xF4)
        return {4, 0x80, 0x8F};
    return {0, 0, 0};
}

} // namespace

bool equalsIgnoringCase(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char left, char right) { return lowered(left) == lowered(right); });
}

bool isTokenCharacter(char character) {
    const char small = lowered(character);
    return (small >= 'a' && small <= 'z') || (small >= '0' && small <= '9') ||
           std::string_view("!#$%&'*+-.^_`|~").find(small) != std::string_view::npos;
}

std::string_view withoutBlanks(std::string_view text) {
    const auto isBlank = [](char character) { return character == ' ' || character == '\t'; };
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

std::size_t utf8SequenceLength(std::string_view text) {
    if (text.empty())
        return 0;
    const auto byteAt = [text](std::size_t at) { return static_cast<std::uint8_t>(text[at]); };
    const Utf8Lead lead = utf8Lead(byteAt(0));
    if (lead.length <= 1)
        return lead.length;
    if (text.size() < lead.length || byteAt(1) < lead.secondLow || byteAt(1) > lead.secondHigh)
        return 0;
    for (std::size_t at = 2; at < lead.length; ++at)
        if ((byteAt(at) & 0xC0U) != 0x80U)
            return 0;
    return lead.length;
}

bool isUtf8(std::string_view text) {
    while (!text.empty()) {
        // Most of what is sent is ASCII.
        if (std::uint64_t word = 0; text.size() >= sizeof word) {
            std::memcpy(&word, text.data(), sizeof word);
            if ((word & 0x8080'8080'8080'8080U) == 0) {
                text.remove_prefix(sizeof word);
                continue;
            }
        }
        const std::size_t length = utf8SequenceLength(text);
        if (length == 0)
            return false;
        text.remove_prefix(length);
    }
    return true;
}

std::optional<std::string> percentDecoded(std::string_view text, PlusSign plus) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        char character = text[at];
        if (character == '+' && plus == PlusSign::Space) {
            character = ' ';
        } else if (character == '%') {
            if (text.size() - at < 3)
                return std::nullopt;
            const auto high = hexDigit(text[at + 1]);
            const auto low = hexDigit(text[at + 2]);
            if (!high || !low)
                return std::nullopt;
            character = static_cast<char>(*high * 16 + *low);
            at += 2;
        }
        if (isControl(character))
            return std::nullopt;
        decoded.push_back(character);
    }
    return isUtf8(decoded) ? std::optional(std::move(decoded)) : std::nullopt;
}

std::optional<HttpTarget> parseTarget(std::string_view target) {
    if (target.empty() || target.front() != '/')
        return std::nullopt;
    if (!std::all_of(target.begin(), target.end(), isTargetCharacter))
        return std::nullopt;
    const std::size_t pathBytes = std::min(target.find('?'), target.size());
    const std::string_view rawPath = target.substr(0, pathBytes);
    if (hasEncodedSeparator(rawPath))
        return std::nullopt;
    auto path = percentDecoded(rawPath, PlusSign::Literal);
    auto query = parseQuery(target.substr(std::min(pathBytes + 1, target.size())));
    if (!path || !query || hasDotSegment(*path))
        return std::nullopt;
    return HttpTarget{std::move(*path), std::move(*query)};
}

} // namespace arcade::gateway::http
