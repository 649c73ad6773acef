#include "shared/protocol/common.h"

#include <algorithm>

namespace arcade {

std::string callsignFault(std::string_view callsign) {
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_' || c == '-';
    };
    if (callsign.size() < 3 || callsign.size() > 20)
        return "A callsign has 3 to 20 characters.";
    if (!std::all_of(callsign.begin(), callsign.end(), allowed))
        return "A callsign is made of letters, digits, _ and -.";
    return {};
}

} // namespace arcade
