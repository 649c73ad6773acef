#pragma once

#include "shared/protocol/common.h"

#include <vector>

/// The arithmetic of a war, worked out again apart from the server's.
namespace arcade::player {

/// 150, 300, 600 or 1200 `$DATA`.
bool isCrewStake(const Amount& stake);

/// What accepting holds: a third of the crew's stake, rounded up.
Amount heldOf(const Amount& crewStake);

enum class Place { First, Other };

/// What one of so many stakes for the crew; what does not divide is the first one's.
Amount shareOf(const Amount& crewStake, std::size_t roster, Place place);

/// Both stakes, less 10 % burn.
Amount warPrize(const Amount& crewStake);
/// What one of so many gets of it, by what was staked.
Amount prizeShareOf(const Amount& crewStake, std::size_t roster, Place place);

/// Of at least one.
int meanRatingOf(const std::vector<PlayerCard>& roster);

} // namespace arcade::player
