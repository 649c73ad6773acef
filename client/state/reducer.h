#pragma once

#include "client/state/client_state.h"

namespace arcade::client {

/// What a message changes of the state, for every message of the protocol. Pure; what is about
/// another match than the live one changes nothing.
void reduce(ClientState& state, const ServerMessage& message);

/// What the server's `ok` to this request changes of the state.
void reduceAnswered(ClientState& state, const MatchReady& request);

/// What stays true when the player has left the server: nothing.
inline void forget(ClientState& state) {
    state = {};
}

} // namespace arcade::client
