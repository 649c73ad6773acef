#pragma once

#include "server/core/outcome.h"
#include "server/host/ports.h"
#include "server/store/ledger.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace arcade::store {

class SqlRows;

/// Which places players have and what is held for them: claims, and stakes on their way from
/// available through locked into escrow.
class HoldTable {
public:
    HoldTable(SqlConnection& connection, Ledger& ledger)
        : m_connection(connection)
        , m_ledger(ledger) {}

    /// Why the reservation is refused, or nothing when it was made now or before.
    std::optional<Error> reserve(const host::Reservation& reservation);
    /// What is still held for the ticket goes back and its claim ends. INVALID_STATE when the
    /// stake is in a match's escrow.
    Result<Done> release(TicketId ticket, PlayerId player, Instant at);
    /// A part of what is held for the ticket goes back, once.
    void releaseSurplus(const core::SurplusReleased& released, Instant at);
    void escrow(const core::StakesEscrowed& stakes, Instant at);
    /// The player may have another place; the stake stays where it is.
    void endClaim(TicketId ticket, PlayerId player);
    /// The match that had the stake is settled: its hold and its claim end.
    void endEscrowed(MatchId match, TicketId ticket, PlayerId player);
    /// Everything held for the player, in locked or in escrow.
    Amount total(PlayerId player);

    /// Releases what no ticket of `owned` holds. Says what it did and what it found wrong.
    std::vector<std::string> releaseOrphans(const std::set<TicketId>& owned,
                                            const std::set<MatchId>& matches, Instant at);

private:
    struct Hold {
        PlayerId player;
        std::string place;
        TicketId ticket;
        /// 0 for a place that costs nothing: there is only the claim then.
        Amount amount;
        std::optional<MatchId> escrowedIn;
    };
    static Hold holdOf(const SqlRows& row);
    std::optional<Hold> find(TicketId ticket, PlayerId player);
    std::vector<Hold> all();
    void giveBack(const Hold& hold, Instant at);
    void erase(const Hold& hold);

    SqlConnection& m_connection;
    Ledger& m_ledger;
};

} // namespace arcade::store
