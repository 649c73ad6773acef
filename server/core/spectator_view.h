#pragma once

#include "server/core/world.h"
#include "shared/protocol/spectate_messages.h"

/// What spectators are shown: delayed while the match is on, as it is once it is over.
namespace arcade::core {

Sight sightOf(const LiveMatch& live);
/// One side of it: the mean over its players.
Sight::Side sideSight(const Match& match, std::size_t index);

/// The match is open to spectators.
SpectateUpdate spectateUpdate(const LiveMatch& live, Instant now);
SpectateUpdate finalUpdate(const LiveMatch& ended, Instant now);
SpectateJoined spectateJoined(const LiveMatch& live, PlayerId receiver, Instant now);
/// The odds told are those that spectators see, whatever the bet has done to them.
BetReceipt betReceipt(const LiveMatch& live, const Bet& bet, Instant now);

/// Matches that are open to spectators for long enough to be seen; oldest first.
SpectateMatches watchableMatches(const World& world, std::optional<GameType> gameType, Instant now);

} // namespace arcade::core
