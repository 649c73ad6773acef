#include "tools/player/war_rules.h"

#include <algorithm>
#include <array>

namespace arcade::player {
namespace {

constexpr std::array<std::uint64_t, 4> kStakes{150, 300, 600, 1200};
constexpr std::uint64_t kFewest = 3;

/// `each` to everybody but the first, who has what is left.
Amount partOf(const Amount& whole, const Amount& each, std::size_t roster, Place place) {
    return place == Place::First ? whole - each.scaled(roster - 1, 1) : each;
}

} // namespace

bool isCrewStake(const Amount& stake) {
    return std::ranges::any_of(kStakes,
                               [&](std::uint64_t whole) { return stake == Amount::data(whole); });
}

Amount heldOf(const Amount& crewStake) {
    return (crewStake + Amount::baseUnits(kFewest - 1)).scaled(1, kFewest);
}

Amount shareOf(const Amount& crewStake, std::size_t roster, Place place) {
    return partOf(crewStake, crewStake.scaled(1, roster), roster, place);
}

Amount warPrize(const Amount& crewStake) {
    const Amount pot = crewStake + crewStake;
    return pot - pot.scaled(10, 100);
}

Amount prizeShareOf(const Amount& crewStake, std::size_t roster, Place place) {
    const Amount prize = warPrize(crewStake);
    const Amount each = prize.scaled(shareOf(crewStake, roster, Place::Other), crewStake);
    return partOf(prize, each, roster, place);
}

int meanRatingOf(const std::vector<PlayerCard>& roster) {
    std::int64_t sum = 0;
    for (const PlayerCard& one : roster)
        sum += one.rating;
    return static_cast<int>(sum / std::ssize(roster));
}

} // namespace arcade::player
