#include "shared/protocol/crew_messages.h"

#include <algorithm>

namespace arcade {
namespace {

bool isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool isIn(const Bounds& bounds, std::string_view text) {
    return std::ssize(text) >= bounds.min && std::ssize(text) <= bounds.max;
}

} // namespace

std::string crewNameFault(std::string_view name) {
    const auto allowed = [](char c) {
        return isLetterOrDigit(c) || c == '_' || c == '-' || c == ' ';
    };
    if (!isIn(kCrewNameBounds, name))
        return "A crew's name has 3 to 24 characters.";
    if (!std::all_of(name.begin(), name.end(), allowed))
        return "A crew's name is made of letters, digits, spaces, _ and -.";
    if (name.front() == ' ' || name.back() == ' ' || name.find("  ") != std::string_view::npos)
        return "Spaces stand one by one within a crew's name.";
    return {};
}

std::string crewTagFault(std::string_view tag) {
    if (!isIn(kCrewTagBounds, tag))
        return "A crew's tag has 2 to 5 characters.";
    if (!std::all_of(tag.begin(), tag.end(), isLetterOrDigit))
        return "A crew's tag is made of letters and digits.";
    return {};
}

} // namespace arcade
