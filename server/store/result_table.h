#pragma once

#include "server/host/ports.h"
#include "server/store/stored_result.h"

#include <optional>
#include <string_view>

namespace arcade::store {

class SqlConnection;

/// Results of settled matches.
class ResultTable {
public:
    explicit ResultTable(SqlConnection& connection)
        : m_connection(connection) {}

    void insert(const StoredResult& result);
    std::optional<StoredResult> find(MatchId match);

    /// Newest first. An unknown cursor is BAD_MESSAGE.
    Result<HistoryReply> history(PlayerId player, const std::optional<std::string>& cursor,
                                 int rows);

private:
    SqlConnection& m_connection;
};

/// The result as the player was told it. Empty when the player was not in the match.
std::optional<GameResult> gameResultFor(const StoredResult& result, PlayerId player);
host::CommitReceipt::Settled receiptOf(const StoredResult& result);

} // namespace arcade::store
