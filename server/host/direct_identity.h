#pragma once

#include "shared/vocabulary/ids.h"

#include <string_view>

namespace arcade::host {

/// Whose word a player's id is taken on: anyone's, or that of a token whose subject it is.
enum class DirectAuth { Open, Token };

/// How a player of direct games is known inside.
struct DirectIdentity {
    PlayerId player;
    Address address;

    friend bool operator==(const DirectIdentity&, const DirectIdentity&) = default;
};

/// The same for the same id, always. Ids of direct games are a namespace of their own: none of them
/// gives an arcade player's.
DirectIdentity directIdentity(std::string_view playerId);

} // namespace arcade::host
