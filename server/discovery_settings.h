#pragma once

#include "shared/protocol/discovery_messages.h"
#include "shared/vocabulary/enum_text.h"

#include <array>

namespace arcade::settings {

/// Auto answers when the coordinator listens beyond this computer.
enum class Discovery { Auto, On, Off };

struct DiscoverySettings {
    Discovery enabled = Discovery::Auto;
    /// UDP; other coordinators of the machine may have it, too.
    int port = kDiscoveryPort;
};

} // namespace arcade::settings

template <>
struct arcade::EnumText<arcade::settings::Discovery> {
    static constexpr std::array<std::string_view, 3> texts{"auto", "on", "off"};
};
