#pragma once

#include "shared/vocabulary/amount.h"

#include <vector>

/// The arithmetic of a hunt, worked out again apart from the server's.
namespace arcade::player {

/// What a target's stake brings: less 10 % burn.
Amount bountyOf(const Amount& stake);

/// Another hunter: the rating, and by how much the own score is ahead.
struct Rival {
    int rating = 0;
    int lead = 0;
};
/// `change` is what Elo gives `own` against all of them: the mean, then truncated. Where the exact
/// value is a hair from a whole number either will do.
bool isFieldChange(int change, int own, const std::vector<Rival>& field);

} // namespace arcade::player
