#include "server/store/player_table.h"

#include "server/store/sql_connection.h"

#include <algorithm>

namespace arcade::store {

namespace {

using core::Account;
using core::Transfer;

constexpr std::array kRatedGames{GameType::CodeDuel, GameType::ProxyWar, GameType::BountyHunt};

// Callsigns are ASCII letters, digits, `_` and `-`.
std::string folded(std::string_view callsign) {
    std::string text(callsign);
    std::transform(text.begin(), text.end(), text.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    return text;
}

std::int64_t utcDay(Instant now) {
    return std::chrono::floor<std::chrono::days>(now.time_since_epoch()).count();
}

std::optional<PlayerRow> playerOf(SqlRows rows) {
    if (!rows.next())
        return std::nullopt;
    PlayerRow player{
        rows.parsed<PlayerId>(0), rows.parsed<Address>(1), rows.text(2),    std::nullopt,
        rows.integer(4),          rows.integer(5),         rows.integer(6), {}};
    if (!rows.isNull(3))
        player.recoveryHash = rows.text(3);
    if (!rows.isNull(7))
        player.lastResult = rows.parsed<MatchId>(7);
    return player;
}

} // namespace

std::optional<PlayerRow> PlayerTable::find(PlayerId id) {
    return playerOf(m_connection.query(
        "SELECT id, address, callsign, recovery_hash, last_top_up_day, wpm_sum, wpm_games, "
        "last_result FROM players WHERE id = ?",
        id));
}

std::optional<PlayerRow> PlayerTable::find(const Address& address) {
    return playerOf(m_connection.query(
        "SELECT id, address, callsign, recovery_hash, last_top_up_day, wpm_sum, wpm_games, "
        "last_result FROM players WHERE address = ?",
        address));
}

std::optional<PlayerRow> PlayerTable::findByCallsign(std::string_view callsign) {
    return playerOf(m_connection.query(
        "SELECT id, address, callsign, recovery_hash, last_top_up_day, wpm_sum, wpm_games, "
        "last_result FROM players WHERE callsign_folded = ?",
        folded(callsign)));
}

void PlayerTable::create(const PlayerRow& player, Instant now) {
    m_connection.execute("INSERT INTO players (id, address, callsign, callsign_folded, "
                         "recovery_hash, created_at, last_top_up_day, wpm_sum, wpm_games) "
                         "VALUES (?, ?, ?, ?, ?, ?, -1, 0, 0)",
                         player.id, player.address, player.callsign, folded(player.callsign),
                         player.recoveryHash, now);
    if (m_playMoney.grant.isZero())
        return;
    m_ledger.post({std::string(kAccountsPartition),
                   "grant:" + player.id.toString(),
                   "grant",
                   now,
                   {Transfer{Account::mint(), Account::available(player.id), m_playMoney.grant}}});
}

void PlayerTable::topUp(PlayerRow& player, Instant now) {
    const std::int64_t today = utcDay(now);
    if (player.lastTopUpDay >= today)
        return;
    const Amount has = m_ledger.balance(Account::available(player.id)) + m_holds.total(player.id) +
                       m_bets.total(player.id);
    const auto missing = Amount::checkedSubtract(m_playMoney.topUpTo, has);
    if (!missing || missing->isZero())
        return;
    m_ledger.post({std::string(kAccountsPartition),
                   "top_up:" + player.id.toString() + ':' + std::to_string(today),
                   "top_up",
                   now,
                   {Transfer{Account::mint(), Account::available(player.id), *missing}}});
    m_connection.execute("UPDATE players SET last_top_up_day = ? WHERE id = ?", today, player.id);
    player.lastTopUpDay = today;
}

std::vector<GameRating> PlayerTable::ratings(PlayerId player) {
    std::vector<GameRating> ratings;
    for (const GameType gameType : kRatedGames)
        ratings.push_back({gameType, kStartRating, 0, 0});
    auto rows = m_connection.query(
        "SELECT game_type, rating, games, wins FROM ratings WHERE player_id = ?", player);
    while (rows.next()) {
        const auto gameType = parseWireText<GameType>(rows.text(0));
        const auto known = std::find_if(ratings.begin(), ratings.end(), [&](const auto& rating) {
            return rating.gameType == gameType;
        });
        if (known == ratings.end())
            continue;
        *known = {*gameType, static_cast<int>(rows.integer(1)), static_cast<int>(rows.integer(2)),
                  static_cast<int>(rows.integer(3))};
    }
    return ratings;
}

LeaderboardReply PlayerTable::leaderboard(GameType gameType, int rowCount) {
    LeaderboardReply reply{gameType, {}};
    auto rows =
        m_connection.query("SELECT p.address, p.callsign, r.rating, r.games, r.wins FROM ratings r "
                           "JOIN players p ON p.id = r.player_id WHERE r.game_type = ? "
                           "ORDER BY r.rating DESC, r.wins DESC, r.player_id LIMIT ?",
                           gameType, std::clamp(rowCount, 1, 100));
    while (rows.next()) {
        reply.rows.push_back({static_cast<int>(reply.rows.size()) + 1, rows.parsed<Address>(0),
                              rows.text(1), static_cast<int>(rows.integer(2)),
                              static_cast<int>(rows.integer(3)),
                              static_cast<int>(rows.integer(4))});
    }
    return reply;
}

int PlayerTable::addGame(PlayerId player, GameType gameType, int ratingChange, bool won) {
    const auto rating = singleInteger(m_connection.query(
        "INSERT INTO ratings (player_id, game_type, rating, games, wins) VALUES (?, ?, ?, 1, ?) "
        "ON CONFLICT (player_id, game_type) DO UPDATE SET rating = ratings.rating + ?, "
        "games = ratings.games + 1, wins = ratings.wins + excluded.wins RETURNING rating",
        player, gameType, kStartRating + ratingChange, won ? 1 : 0, ratingChange));
    return static_cast<int>(rating.value_or(kStartRating));
}

bool PlayerTable::addResult(PlayerId player, MatchId match, std::optional<int> wpm) {
    return m_connection.execute("UPDATE players SET wpm_sum = wpm_sum + ?, "
                                "wpm_games = wpm_games + ?, last_result = ? WHERE id = ?",
                                wpm.value_or(0), wpm ? 1 : 0, match, player) == 1;
}

void PlayerTable::clearLastResult(PlayerId player) {
    m_connection.execute("UPDATE players SET last_result = NULL WHERE id = ?", player);
}

} // namespace arcade::store
