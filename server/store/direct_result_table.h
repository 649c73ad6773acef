#pragma once

#include "server/core/outcome.h"
#include "shared/protocol/direct_messages.h"

#include <optional>

namespace arcade::store {

class SqlConnection;

/// Results of direct games, whose players have no accounts.
class DirectResultTable {
public:
    explicit DirectResultTable(SqlConnection& connection)
        : m_connection(connection) {}

    /// The first one of a match stays.
    void keep(const core::Settlement& settlement);
    /// A StoreFault when the body cannot be read.
    std::optional<DirectMatchReply> find(MatchId match);

private:
    SqlConnection& m_connection;
};

} // namespace arcade::store
