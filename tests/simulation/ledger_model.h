#pragma once

#include "server/core/outcome.h"
#include "shared/vocabulary/error.h"

#include <map>
#include <optional>
#include <set>

namespace arcade::simulation {

/// Money and claims as SPEC 3.8 wants them, without a database. What the core plans is booked
/// strictly: nothing is released twice and no account goes below zero.
class LedgerModel {
public:
    struct Hold {
        PlayerId player;
        Amount amount;
        std::optional<MatchId> escrowedIn;

        friend bool operator==(const Hold&, const Hold&) = default;
    };

    /// The amount of a bet, held or in the pool of its match.
    struct BetHold {
        PlayerId player;
        Amount amount;
        std::optional<MatchId> placedOn;

        friend bool operator==(const BetHold&, const BetHold&) = default;
    };

    void mint(PlayerId player, const Amount& amount);
    /// ALREADY_IN_QUEUE or INSUFFICIENT_FUNDS, or nothing when it is reserved.
    std::optional<ErrorCode> reserve(TicketId ticket, PlayerId player, const Amount& stake);
    void release(TicketId ticket, PlayerId player);
    void escrow(const core::StakesEscrowed& stakes);
    /// The player has left the game the stake is in.
    void endClaim(TicketId ticket, PlayerId player);
    void settle(const core::Settlement& settlement);

    /// INSUFFICIENT_FUNDS, or nothing when it is reserved.
    std::optional<ErrorCode> reserveBet(BetId bet, PlayerId player, const Amount& amount);
    void releaseBet(BetId bet, PlayerId player);
    void place(const core::BetPlaced& placed);
    void settleBets(const core::BetsSettled& settled);

    Amount balance(const core::Account& account) const;
    const std::map<TicketId, Hold>& holds() const { return m_holds; }
    const std::map<PlayerId, TicketId>& claims() const { return m_claims; }
    const std::map<BetId, BetHold>& bets() const { return m_bets; }

    /// Nothing made or lost since it was minted; locked, escrows and bet pools are what is held.
    void check() const;

private:
    void move(const core::Transfer& transfer);

    std::map<core::Account, Amount> m_balances;
    std::map<TicketId, Hold> m_holds;
    std::map<PlayerId, TicketId> m_claims;
    /// Holds whose claims have ended before them.
    std::set<TicketId> m_left;
    std::map<BetId, BetHold> m_bets;
    Amount m_minted;
};

} // namespace arcade::simulation
