#pragma once

#include <array>
#include <span>
#include <string_view>

/// The grammar of the text to be typed. `{name}` stands for one of the choices of that name, drawn
/// anew each time; `{n}`, `{octet}`, `{digit}`, `{port}` and `{hex}` for a number. Hosts are
/// fictional: names under .example and the addresses of RFC 5737.
namespace arcade::core {

struct GrammarRule {
    std::string_view name;
    std::span<const std::string_view> choices;
};

/// Whole one-liners. Any two may stand one after the other.
std::span<const std::string_view> sequenceLines();
/// Short pieces that may follow a line, to come nearer to a length.
std::span<const std::string_view> sequenceTails();
/// Empty for an unknown name.
std::span<const std::string_view> sequenceChoices(std::string_view name);

} // namespace arcade::core
