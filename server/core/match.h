#pragma once

#include "server/core/state.h"

#include <optional>
#include <vector>

/// Questions to the aggregate, whatever its number of sides.
namespace arcade::core {

std::optional<std::size_t> findParticipant(const Match& match, PlayerId player);
/// The player is known to take part.
Participant& participantOf(Match& match, PlayerId player);
const Participant& participantOf(const Match& match, PlayerId player);

/// The participant has not left the game.
bool isPlaying(const Participant& participant);
/// What the participant is to type now.
const std::string& textOf(const Match& match, const Participant& participant);

/// Those who have not left, as everywhere below.
std::vector<PlayerId> playersOf(const Match& match);
std::vector<PlayerId> playersBut(const Match& match, PlayerId player);
std::vector<Address> addressesOf(const Match& match);

int acceptedCount(const Match& match);
int connectedCount(const Match& match);
int playingCount(const Match& match);
bool everyoneAccepted(const Match& match);
bool everyoneConnected(const Match& match);

/// Nobody is left of the side.
bool isWithdrawn(const Match& match, int side);

} // namespace arcade::core
