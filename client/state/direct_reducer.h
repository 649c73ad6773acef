#pragma once

#include "client/state/direct_state.h"
#include "shared/protocol/messages.h"

namespace arcade::client {

/// What a message changes of the state of direct games. Pure; what is about another match than the
/// player's changes nothing.
void reduce(DirectState& state, const ServerMessage& message);

/// The same for the answers to `POST /api/find-match` and `GET /api/match/:id`.
void reduce(DirectState& state, const FindMatchReply& reply);
void reduce(DirectState& state, const DirectMatchReply& reply);

/// The server knows the match no more: it is over, and nobody can say how it ended.
void endUntold(DirectState& state);

} // namespace arcade::client
