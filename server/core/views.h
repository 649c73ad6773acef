#pragma once

#include "server/core/world.h"
#include "shared/protocol/session_state_message.h"

/// What players are shown of the state: the live notices and session.state come from here alike.
namespace arcade::core {

/// But of sides that have withdrawn.
std::vector<SideCard> sideCards(const Match& match);
MatchFound matchFound(const Match& match, PlayerId receiver, Instant now);
GameState gameState(const Match& match, const Participant& typist, Instant now);
/// Of the only opponent, and of everybody in a match with more than two sides.
OpponentProgress opponentProgress(const Match& match, const Participant& typist, Instant now);
OpponentProgress fieldProgress(const Match& match, Instant now);
/// The hunter has a target.
GameAssignment gameAssignment(const Match& match, const Participant& hunter);
PlayerStats playerStats(const Match& match, const Participant& participant, Instant now);

MatchView matchView(const Match& match, PlayerId receiver, Instant now);
/// All but the balance and the last result.
SessionState sessionState(const World& world, PlayerId player, Instant now);

} // namespace arcade::core
