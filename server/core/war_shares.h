#pragma once

#include "shared/protocol/crew_messages.h"

#include <vector>

/// Who of a crew holds and pays how much of its stake (SPEC 3.6).
namespace arcade::core {

/// The most that fight for a crew.
inline constexpr int kRosterMost = 8;

/// `$DATA`.
inline constexpr std::array<std::uint64_t, 4> kCrewStakes{150, 300, 600, 1200};
bool isCrewStake(const Amount& stake);

/// What accepting holds: a third, rounded up, as if no more than three came.
Amount heldOf(const Amount& crewStake);

/// What each of a roster pays: equal shares, and what does not divide is the first one's.
std::vector<Amount> sharesOf(const Amount& crewStake, std::size_t roster);

} // namespace arcade::core
