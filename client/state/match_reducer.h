#pragma once

#include "client/state/client_state.h"

/// What the messages about a live match change, for reduce() alone.
namespace arcade::client {

/// Puts the parts of the live match into the order every client keeps: the own one first, the
/// others by address. Events and session.state then make the same state.
void arrange(ClientState& state);

void take(ClientState& state, const MatchFound& message);
void take(ClientState& state, const MatchReadyUpdate& message);
void take(ClientState& state, const MatchCountdown& message);
void take(ClientState& state, const GameStarted& message);
void take(ClientState& state, const MatchExtended& message);
void take(ClientState& state, const GameState& message);
void take(ClientState& state, const OpponentProgress& message);
void take(ClientState& state, const PlayerDisconnected& message);
void take(ClientState& state, const PlayerReconnected& message);
void take(ClientState& state, const GameResult& message);

} // namespace arcade::client
