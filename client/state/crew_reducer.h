#pragma once

#include "client/state/client_state.h"

/// What the messages about crews and the map change, for reduce() and its siblings alone.
namespace arcade::client {

void take(ClientState& state, const CrewState& message);
void take(ClientState& state, const TerritoryList& message);
void take(ClientState& state, const TerritoryUpdate& message);

/// The player is in no crew, and so called to no war.
void loseCrew(ClientState& state);

} // namespace arcade::client
