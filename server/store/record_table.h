#pragma once

#include "server/core/outcome.h"
#include "shared/vocabulary/instant.h"

#include <optional>

namespace arcade::store {

class SqlConnection;

/// The records of the core, one JSON body each, and when the server was last known to run.
class RecordTable {
public:
    explicit RecordTable(SqlConnection& connection)
        : m_connection(connection) {}

    void save(const core::Ticket& ticket);
    void save(const core::Match& match);
    void save(const core::Strikes& strikes);
    void save(const core::Pairing& pairing);
    void save(const core::Aftermath& aftermath);
    void save(const core::Lobby& lobby);
    void erase(TicketId ticket);
    void erase(MatchId match);
    void eraseAftermath(PlayerId player);

    /// A StoreFault when a body cannot be read.
    core::Snapshot load();
    /// Forgets strikes, pairings and aftermaths that are older.
    void prune(Instant before);

    void setAliveAt(Instant now);
    /// Empty in a new store.
    std::optional<Instant> aliveAt();

private:
    SqlConnection& m_connection;
};

} // namespace arcade::store
