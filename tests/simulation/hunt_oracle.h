#pragma once

#include "server/core/outcome.h"
#include "server/core/rules.h"
#include "tests/simulation/store_state.h"

#include <optional>

namespace arcade::simulation {

bool isHunt(const core::QueueKey& queue);

/// A round as it begins: all who were there, the oldest first when they are too many, not before
/// the registration was over (`closedAt`, when it had an end) unless it was full.
void checkRound(const StoreState& before, const core::Match& match, const core::Rules& rules,
                std::optional<Instant> closedAt);
/// Everybody hunts one, in one ring.
void checkRing(const core::Match& match);
/// Bounties, winner and ratings of SPEC 3.5 and 3.3, worked out anew.
void checkHuntSettlement(const core::Match& match, const core::Settlement& settlement);

} // namespace arcade::simulation
