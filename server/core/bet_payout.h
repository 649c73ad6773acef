#pragma once

#include "server/core/ledger_plan.h"
#include "server/core/state.h"

#include <optional>
#include <set>
#include <vector>

/// Parimutuel: what bets on a match pay, whatever its number of sides (SPEC 3.7).
namespace arcade::core {

/// A twentieth of the pool, rounded down, but no more than the other sides have in it: so that a
/// winning bet never loses.
Amount rakeOf(const Amount& pool, const Amount& winningPool);

/// What a unit on the side returns if it wins, rounded down; 2.0 for a side without bets.
Ratio oddsOf(const Amount& pool, const Amount& sidePool);

struct BetPayout {
    /// From the match's bet pool to available balances, one a bettor, and to the rake; none is of
    /// nothing. They empty the pool to the unit.
    std::vector<Transfer> transfers;
    /// What each bet is credited, in the order given; 0 for a lost one.
    std::vector<Amount> credited;
};

/// Bets on the winning side share the pool less the rake in proportion; what does not divide goes
/// to the rake. Without a winner, or without a bet on it, every bet comes back in full, as do those
/// on sides that have withdrawn, whoever wins.
BetPayout payBets(MatchId match, const std::vector<Bet>& bets, std::optional<int> winner,
                  const std::set<int>& withdrawn = {});

} // namespace arcade::core
