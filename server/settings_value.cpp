#include "server/settings_table.h"
#include "shared/vocabulary/overloaded.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

namespace arcade::settings {
namespace {

// clang 16 does not deduce the arguments of an aggregate by itself.
// Only plain digits with an optional minus, and all of them.
std::optional<int> wholeNumber(std::string_view text, int min, int max) {
    int value = 0;
    const auto* const end = text.data() + text.size();
    const auto parsed = std::from_chars(text.data(), end, value);
    if (parsed.ec != std::errc() || parsed.ptr != end || value < min || value > max)
        return std::nullopt;
    return value;
}

std::optional<bool> onOrOff(std::string_view text) {
    for (const std::string_view yes : {"on", "true", "yes", "1"}) {
        if (text == yes)
            return true;
    }
    for (const std::string_view no : {"off", "false", "no", "0"}) {
        if (text == no)
            return false;
    }
    return std::nullopt;
}

std::vector<std::string> splitAtCommas(std::string_view text) {
    std::vector<std::string> items;
    while (!text.empty()) {
        const auto comma = std::min(text.find(','), text.size());
        items.emplace_back(text.substr(0, comma));
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return items;
}

template <class Field, class Value>
bool assignIf(Field& field, const std::optional<Value>& value) {
    if (value)
        field = *value;
    return value.has_value();
}

std::string rangeText(int min, int max) {
    return "a whole number from " + std::to_string(min) + " to " + std::to_string(max);
}

std::string joined(const std::vector<std::string_view>& texts) {
    std::string all;
    for (const auto& text : texts) {
        if (!all.empty())
            all += text == texts.back() ? " or " : ", ";
        all += text;
    }
    return all;
}

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char character : text) {
        const auto byte = static_cast<unsigned char>(character);
        if (character == '"' || character == '\\') {
            out += '\\';
            out += character;
        } else if (byte < 0x20 || byte == 0x7F) {
            std::array<char, 8> buffer{};
            std::snprintf(buffer.data(), buffer.size(), "\\u%04X", static_cast<unsigned>(byte));
            out += buffer.data();
        } else {
            out += character;
        }
    }
    return out + '"';
}

} // namespace

std::string allowedText(const Setting& setting) {
    return std::visit(
        Overloaded{
            [](const WholeNumber& number) { return rangeText(number.min, number.max); },
            [](const Span& span) {
                return rangeText(span.min, span.max) + " (" + std::string(span.unitName) + ')';
            },
            [](const Flag&) { return std::string("on or off"); },
            [](const Choice& choice) { return joined(choice.texts); },
            [](const Text& text) { return std::string(text.rule.allowed); },
            [](const TextList& list) { return "a list of " + std::string(list.itemRule.allowed); }},
        setting.kind);
}

bool assignText(const Setting& setting, Settings& settings, std::string_view text) {
    return std::visit(
        Overloaded{
            [&](const WholeNumber& number) {
                return assignIf(number.of(settings), wholeNumber(text, number.min, number.max));
            },
            [&](const Span& span) {
                const auto count = wholeNumber(text, span.min, span.max);
                if (count)
                    span.of(settings) = span.unit * *count;
                return count.has_value();
            },
            [&](const Flag& flag) { return assignIf(flag.of(settings), onOrOff(text)); },
            [&](const Choice& choice) {
                const auto found = std::find(choice.texts.begin(), choice.texts.end(), text);
                if (found == choice.texts.end())
                    return false;
                choice.write(settings, static_cast<std::size_t>(found - choice.texts.begin()));
                return true;
            },
            [&](const Text& kind) { return assignIf(kind.of(settings), kind.rule.accept(text)); },
            [&](const TextList&) { return assignList(setting, settings, splitAtCommas(text)); }},
        setting.kind);
}

bool assignList(const Setting& setting, Settings& settings, const std::vector<std::string>& items) {
    const auto& list = std::get<TextList>(setting.kind);
    std::vector<std::string> accepted;
    for (const std::string& item : items) {
        auto kept = list.itemRule.accept(item);
        if (!kept)
            return false;
        accepted.push_back(*std::move(kept));
    }
    list.of(settings) = std::move(accepted);
    return true;
}

std::string tomlValue(const Setting& setting, const Settings& settings) {
    // The accessors give what can be written to; a copy keeps the promise of the parameter.
    Settings copy = settings;
    return std::visit(
        Overloaded{[&](const WholeNumber& number) { return std::to_string(number.of(copy)); },
                   [&](const Span& span) { return std::to_string(span.of(copy) / span.unit); },
                   [&](const Flag& flag) { return std::string(flag.of(copy) ? "true" : "false"); },
                   [&](const Choice& choice) { return quoted(choice.texts[choice.read(copy)]); },
                   [&](const Text& text) { return quoted(text.of(copy)); },
                   [&](const TextList& list) {
                       std::string items;
                       for (const std::string& item : list.of(copy))
                           items += (items.empty() ? "" : ", ") + quoted(item);
                       return '[' + items + ']';
                   }},
        setting.kind);
}

std::string environmentName(std::string_view key) {
    std::string name = "ARCADE_";
    for (const char character : key) {
        const bool isLower = character >= 'a' && character <= 'z';
        name += character == '.' ? '_'
                : isLower        ? static_cast<char>(character - 'a' + 'A')
                                 : character;
    }
    return name;
}

} // namespace arcade::settings
