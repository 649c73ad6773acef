#pragma once

#include "tests/store/store_fixture.h"

#include <optional>
#include <vector>

namespace arcade::store::test {

/// A bet on a side of the match, under the id of that number.
core::Bet betOn(const core::Match& match, int side, PlayerId player, Amount amount, int number);
core::BetPlaced placed(const core::Bet& bet);
/// Reserves and places it. Empty when that failed.
std::optional<host::CommitReceipt::Booked> place(StoreFixture& fixture, const core::Bet& bet);

/// The only bet on the first side gets the pool less the rake.
core::BetsSettled wonByFirst(const core::Match& match, const std::vector<core::Bet>& bets,
                             Amount rake);
/// Every bet back.
core::BetsSettled refunded(const core::Match& match, const std::vector<core::Bet>& bets);

} // namespace arcade::store::test
