#pragma once

#include "shared/vocabulary/error.h"
#include "shared/vocabulary/ratio.h"
#include "tests/simulation/store_state.h"

namespace arcade::simulation {

/// SPEC 3.7 on bets, worked out anew with numbers of any size.

/// What a unit on a side of the pool returns.
Ratio expectedOdds(const Amount& pool, const Amount& sidePool);

/// What a bet would be refused with, by what is on record.
std::optional<ErrorCode> expectedBetRefusal(const StoreState& state, PlayerId player,
                                            const SpectateBet& bet, Instant now);

/// Whether a bet that was placed was to be taken; `state` is as it was before.
void checkBetPlaced(const StoreState& state, const core::Bet& bet);

/// Whether all bets on the match are paid, to the unit. `winner`: a side's id, empty when there is
/// none or the match was cancelled.
void checkBetsSettled(const core::Match& match, const std::optional<std::string>& winner,
                      const std::vector<core::Bet>& bets, const core::BetsSettled& settled);

} // namespace arcade::simulation
