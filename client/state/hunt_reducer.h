#pragma once

#include "client/state/client_state.h"

/// What is told of matches of many alone, for reduce() and its parts.
namespace arcade::client {

/// A message about everyone names all who are still of the match: whoever it does not name withdrew
/// before the start.
void keepField(MatchView& match, const OpponentProgress& told);
void noteStanding(ParticipantView& view, const PlayerProgress& told);
/// The lobby of a round that is under way tells no more how many still hunt.
void countHunters(ClientState& state);

void take(ClientState& state, const GameAssignment& message);

/// The player is in the live match no more; who was in it is kept for the result.
void leaveMatch(ClientState& state);
/// The server has granted that the player leaves it.
void abandoned(ClientState& state, MatchId match);

} // namespace arcade::client
