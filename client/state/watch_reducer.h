#pragma once

#include "client/state/client_state.h"

/// What the messages about a watched match and the player's bets change, for reduce() alone.
namespace arcade::client {

void take(ClientState& state, const SpectateJoined& message);
void take(ClientState& state, const SpectateUpdate& message);
void take(ClientState& state, const SpectateBetAccepted& message);
void take(ClientState& state, const SpectateResult& message);

/// What a session.state says of the watched match and of bets. To be called before it takes the
/// state's place.
void resumeWatch(ClientState& state, const Boxed<SpectateJoined>& told,
                 const std::vector<SpectateResult>& results);
/// The server has granted it.
void leaveWatch(ClientState& state, MatchId match);

} // namespace arcade::client
