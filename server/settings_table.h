#pragma once

#include "server/settings.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// The one declaration of all settings, from which file, environment, flags and their texts come.
namespace arcade::settings {

struct WholeNumber {
    int& (*of)(Settings&);
    int min;
    int max;
};

/// A duration written as a whole number of its unit, which the key names.
struct Span {
    Duration& (*of)(Settings&);
    Duration unit;
    std::string_view unitName;
    int min;
    int max;
};

struct Flag {
    bool& (*of)(Settings&);
};

struct Choice {
    std::vector<std::string_view> texts;
    std::size_t (*read)(const Settings&);
    void (*write)(Settings&, std::size_t);
};

/// What a text may be; `accept` gives the text to keep, or nothing.
struct TextRule {
    std::string_view allowed;
    std::optional<std::string> (*accept)(std::string_view text);
};

struct Text {
    std::string& (*of)(Settings&);
    const TextRule& rule;
};

struct TextList {
    std::vector<std::string>& (*of)(Settings&);
    const TextRule& itemRule;
};

struct Setting {
    std::string_view key;
    std::string_view description;
    std::variant<WholeNumber, Span, Flag, Choice, Text, TextList> kind;
};

/// In the order of their sections.
std::span<const Setting> settingsTable();
const Setting* findSetting(std::string_view key);

/// `a whole number from 0 to 65535`.
std::string allowedText(const Setting& setting);

/// From a flag or the environment; lists are separated by commas. False, and nothing changed, when
/// the text is not allowed.
bool assignText(const Setting& setting, Settings& settings, std::string_view text);
/// From an array of the file; the setting is a list.
bool assignList(const Setting& setting, Settings& settings, const std::vector<std::string>& items);

/// The value as TOML writes it.
std::string tomlValue(const Setting& setting, const Settings& settings);

/// `matching.long_wait_s` is `ARCADE_MATCHING_LONG_WAIT_S`.
std::string environmentName(std::string_view key);

} // namespace arcade::settings
