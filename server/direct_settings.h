#pragma once

#include "shared/vocabulary/enum_text.h"

#include <array>
#include <string>

namespace arcade::settings {

/// Whose word a player's id of a direct game is taken on: anyone's, or a token's whose subject it
/// is. Auto is open where loopback and private networks alone reach the coordinator.
enum class DirectIds { Auto, Open, Token };

struct DirectSettings {
    DirectIds auth = DirectIds::Auto;
    /// Empty: `game-server.token` in the data folder. Made at first start.
    std::string resultTokenFile;
};

} // namespace arcade::settings

template <>
struct arcade::EnumText<arcade::settings::DirectIds> {
    static constexpr std::array<std::string_view, 3> texts{"auto", "open", "token"};
};
