#include "server/core/war_shares.h"

#include "shared/vocabulary/expect.h"

#include <algorithm>

namespace arcade::core {

bool isCrewStake(const Amount& stake) {
    return std::ranges::any_of(kCrewStakes,
                               [&](std::uint64_t whole) { return stake == Amount::data(whole); });
}

Amount heldOf(const Amount& crewStake) {
    constexpr auto kLeast = static_cast<std::uint64_t>(kCrewForBattle);
    const Amount third = crewStake.scaled(1, kLeast);
    const bool isWhole = third.scaled(kLeast, 1) == crewStake;
    return isWhole ? third : third + Amount::baseUnits(1);
}

std::vector<Amount> sharesOf(const Amount& crewStake, std::size_t roster) {
    ARCADE_EXPECT(roster > 0);
    const Amount share = crewStake.scaled(1, roster);
    std::vector<Amount> shares(roster, share);
    shares.front() += crewStake - share.scaled(roster, 1);
    return shares;
}

} // namespace arcade::core
