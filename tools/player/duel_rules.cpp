#include "tools/player/duel_rules.h"

#include <cmath>

namespace arcade::player {
namespace {

constexpr double kFactor = 32;

double pointsFor(Score score) {
    switch (score) {
    case Score::Won: return 1;
    case Score::Lost: return 0;
    case Score::Tied: return 0.5;
    }
    return 0;
}

} // namespace

Pot potOf(StakeTier tier) {
    const Amount wager = Amount::data(stakeOf(tier));
    const Amount pot = wager + wager;
    const Amount burn = pot.scaled(10, 100);
    return {wager, burn, pot - burn};
}

bool isRatingChange(int change, int own, int opponent, Score score) {
    const double expected = 1 / (1 + std::pow(10.0, (opponent - own) / 400.0));
    const double exact = kFactor * (pointsFor(score) - expected);
    return change == static_cast<int>(std::trunc(exact));
}

std::optional<Score> onTimeout(const PlayerStats& own, const PlayerStats& opponent) {
    if (own.progress != opponent.progress)
        return own.progress > opponent.progress ? Score::Won : Score::Lost;
    if (own.accuracy != opponent.accuracy)
        return own.accuracy > opponent.accuracy ? Score::Won : Score::Lost;
    return std::nullopt;
}

} // namespace arcade::player
