#pragma once

#include "server/host/ports.h"

namespace arcade::host {

/// The account's rating in one game; of who has not played it, the one that everybody starts with.
GameRating ratingIn(const PlayerAccount& account, GameType gameType);

/// The player as others see one in this game.
PlayerCard cardOf(const PlayerAccount& account, GameType gameType);

} // namespace arcade::host
