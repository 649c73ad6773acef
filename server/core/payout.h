#pragma once

#include "server/core/ledger_plan.h"

#include <vector>

/// How a match's escrow is paid out. The transfers always empty it to the unit (SPEC 3.2, 3.8).
namespace arcade::core {

/// What becomes of a pot that is won. `prize + burn` is the pot.
struct PotSplit {
    Amount pot;
    Amount burn;
    Amount prize;

    friend bool operator==(const PotSplit&, const PotSplit&) = default;
};
/// A tenth, rounded down, is burnt.
PotSplit splitPot(const Amount& pot);
/// The pot of so many equal stakes.
PotSplit splitPot(const Amount& stake, int players);

struct Stakeholder {
    PlayerId player;
    int side = 0;
    Amount stake;
};

struct Payout {
    /// From the match's escrow to available balances and burn; none is of nothing.
    std::vector<Transfer> transfers;
    /// What each stakeholder is credited, in the order given.
    std::vector<Amount> credited;
};

/// The winning side shares the pot less burn in proportion to its stakes (evenly when there are
/// none); what does not divide goes to the side's first member. The side has a member.
Payout payWinner(MatchId match, const std::vector<Stakeholder>& stakeholders, int winningSide);
/// A hunter as the bounties see one.
struct Hunter {
    PlayerId player;
    Amount stake;
    int score = 0;
    /// Index of the hunter hunted; each is hunted by one.
    std::size_t target = 0;
};
/// Whoever scores more than the own target takes the target's stake less burn; a stake that is not
/// taken is kept.
Payout payBounties(MatchId match, const std::vector<Hunter>& hunters);

/// A tie or a void match: stakes back, no burn.
Payout payBack(MatchId match, const std::vector<Stakeholder>& stakeholders);

} // namespace arcade::core
