#pragma once

#include "client/state/client_state.h"

namespace arcade::client {

/// What a message changes of the state, for every message of the protocol. Pure; what is about
/// another match than the live one changes nothing.
void reduce(ClientState& state, const ServerMessage& message);

/// What it changes that the server has granted a request, for what its reply alone does not tell.
/// To be called before the reply is reduced.
void acknowledge(ClientState& state, const ClientMessage& request);

/// The same for a request that was refused. To be called before its error is reduced.
void refuse(ClientState& state, const ClientMessage& request, ErrorCode code);

/// What stays true when the player has left the server: nothing.
inline void forget(ClientState& state) {
    state = {};
}

} // namespace arcade::client
