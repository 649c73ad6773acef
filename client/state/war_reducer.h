#pragma once

#include "client/state/client_state.h"

/// What a war changes before its start, for reduce() and its siblings alone: crews are called, and
/// only who has joined the roster is in the match.
namespace arcade::client {

/// A war's match.found: the call to it, or both rosters once they are locked.
void takeWar(ClientState& state, const MatchFound& message);
/// Who of the own crew has joined.
void takeRoster(ClientState& state, const MatchReadyUpdate& message);
/// False when it is none of a war the player is called to.
bool takeCancelledCall(ClientState& state, const MatchCancelled& message);
/// Whoever leaves a roster that is still open may come back: the call stands.
void callAgainAfter(ClientState& state, const MatchView& left, const MatchCancelled& message);
/// What a session.state says of wars. To be called before it takes the state's place.
void resumeWars(ClientState& state, const SessionState& told);
/// The server has taken the answer.
void answerCall(ClientState& state, const MatchReady& answer);

} // namespace arcade::client
