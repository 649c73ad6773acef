#include "server/store/result_table.h"

#include "server/store/sql_connection.h"
#include "shared/codec/record_json.h"

#include <algorithm>
#include <limits>

namespace arcade::store {

namespace {

StoredResult resultOf(const std::string& body) {
    auto result = codec::fromJson<StoredResult>(body);
    if (!result)
        throw StoreFault("unreadable result: " + result.error().message);
    return std::move(result).value();
}

PlayedMatch playedMatchOf(const StoredResult& result) {
    PlayedMatch match{result.match,      result.queue.gameType,
                      result.queue.tier, result.endReason,
                      result.winner,     result.startedAt,
                      result.endedAt,    {},
                      result.txHash,     result.war};
    for (const StoredPart& part : result.players) {
        match.players.push_back(
            {part.stats, part.card.callsign, part.ratingBefore, part.ratingChange, part.prize});
    }
    return match;
}

} // namespace

void ResultTable::insert(const StoredResult& result) {
    m_connection.execute("INSERT INTO results (match_id, partition_key, ended_at, body) "
                         "VALUES (?, ?, ?, ?)",
                         result.match, result.queue.partition(), result.endedAt,
                         codec::toJson(result));
    for (const StoredPart& part : result.players) {
        m_connection.execute("INSERT INTO result_players (player_id, match_id, ended_at) "
                             "VALUES (?, ?, ?)",
                             part.player, result.match, result.endedAt);
    }
}

std::optional<StoredResult> ResultTable::find(MatchId match) {
    const auto body =
        singleText(m_connection.query("SELECT body FROM results WHERE match_id = ?", match));
    if (!body)
        return std::nullopt;
    return resultOf(*body);
}

Result<HistoryReply> ResultTable::history(PlayerId player, const std::optional<std::string>& cursor,
                                          int rowCount) {
    std::int64_t before = std::numeric_limits<std::int64_t>::max();
    std::string beforeMatch;
    if (cursor) {
        const auto endedAt = singleInteger(m_connection.query(
            "SELECT p.ended_at FROM results r JOIN result_players p ON p.player_id = ? "
            "AND p.ended_at = r.ended_at AND p.match_id = r.match_id WHERE r.match_id = ?",
            player, *cursor));
        if (!endedAt)
            return Error{ErrorCode::BadMessage, "cursor: is none of this player's"};
        before = *endedAt;
        beforeMatch = *cursor;
    }
    const std::int64_t limit = std::clamp(rowCount, 1, 100);
    HistoryReply reply;
    auto rows = m_connection.query(
        "SELECT r.body FROM result_players p JOIN results r ON r.match_id = p.match_id "
        "WHERE p.player_id = ? AND p.ended_at <= ? AND (p.ended_at < ? OR p.match_id < ?) "
        "ORDER BY p.ended_at DESC, p.match_id DESC LIMIT ?",
        player, before, before, beforeMatch, limit + 1);
    while (rows.next()) {
        if (static_cast<std::int64_t>(reply.matches.size()) == limit) {
            reply.cursor = reply.matches.back().matchId.toString();
            break;
        }
        reply.matches.push_back(playedMatchOf(resultOf(rows.text(0))));
    }
    return reply;
}

std::optional<GameResult> gameResultFor(const StoredResult& result, PlayerId player) {
    const auto own =
        std::find_if(result.players.begin(), result.players.end(),
                     [player](const StoredPart& part) { return part.player == player; });
    if (own == result.players.end())
        return std::nullopt;
    GameResult told;
    told.matchId = result.match;
    told.gameType = result.queue.gameType;
    told.stakeTier = result.queue.tier;
    told.winner = result.winner;
    told.endReason = result.endReason;
    told.duration = result.endedAt - result.startedAt;
    told.yourStats = own->stats;
    for (const StoredPart& part : result.players) {
        if (result.players.size() > 2) {
            told.players.push_back(part.stats);
        } else if (part.player != player) {
            told.opponent = part.card;
            told.opponentStats = part.stats;
        }
    }
    told.prize = own->prize;
    told.ratingChange = own->ratingChange;
    told.rating = own->ratingAfter;
    told.txHash.value = result.txHash;
    told.hunt = own->hunt;
    told.war = result.war;
    return told;
}

host::CommitReceipt::Settled receiptOf(const StoredResult& result) {
    host::CommitReceipt::Settled settled{result.txHash, {}};
    for (const StoredPart& part : result.players)
        settled.balances[part.player] = part.balance;
    return settled;
}

} // namespace arcade::store
