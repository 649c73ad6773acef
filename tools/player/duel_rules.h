#pragma once

#include "shared/protocol/game_messages.h"
#include "shared/protocol/match_messages.h"

#include <optional>
#include <string>

/// The arithmetic of a duel, worked out again apart from the server's.
namespace arcade::player {

/// What the stakes come to: two of them, less 10 % burn.
struct Pot {
    Amount wager;
    Amount burn;
    Amount prize;
};
Pot potOf(StakeTier tier);

enum class Score { Won, Lost, Tied };

/// `change` is what Elo gives `own` for the score.
bool isRatingChange(int change, int own, int opponent, Score score);

/// The higher progress wins, then accuracy. Empty when the rounded figures cannot tell.
std::optional<Score> onTimeout(const PlayerStats& own, const PlayerStats& opponent);

} // namespace arcade::player
