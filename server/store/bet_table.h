#pragma once

#include "server/core/outcome.h"
#include "server/host/ports.h"
#include "server/store/ledger.h"

#include <optional>
#include <string>
#include <vector>

namespace arcade::store {

/// Bets and their money on its way: from available through locked into the pool of a match, and
/// out of it once.
class BetTable {
public:
    BetTable(SqlConnection& connection, Ledger& ledger)
        : m_connection(connection)
        , m_ledger(ledger) {}

    /// INSUFFICIENT_FUNDS, or nothing when the amount is held now or was before.
    std::optional<Error> reserve(const host::BetReservation& reservation);
    /// What is still held goes back. INVALID_STATE when the bet is placed or another player's.
    Result<Done> release(BetId bet, PlayerId player, Instant at);
    /// A StoreFault when the amount is not held for it. Repeated, it answers the same.
    host::CommitReceipt::Booked place(const core::BetPlaced& placed, Instant at);
    /// A StoreFault when something is left in the pool. Repeated, it changes nothing.
    host::CommitReceipt::BetsBooked settle(const core::BetsSettled& settled, Instant at);

    /// Everything the player has in bets, held or placed.
    Amount total(PlayerId player);
    std::vector<host::PlacedBet> placedBy(PlayerId player);

    /// Those that are placed. A StoreFault when a body cannot be read.
    std::vector<core::Bet> load();
    /// Gives back what is held for bets that were never placed. Says what it did.
    std::vector<std::string> releaseHeld(Instant at);

private:
    struct Row {
        BetId bet;
        PlayerId player;
        Amount amount;
        bool isPlaced = false;
    };
    std::optional<Row> find(BetId bet);
    void giveBack(const Row& row, Instant at);

    SqlConnection& m_connection;
    Ledger& m_ledger;
};

} // namespace arcade::store
