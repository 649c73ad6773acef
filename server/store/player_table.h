#pragma once

#include "server/host/ports.h"
#include "server/store/bet_table.h"
#include "server/store/hold_table.h"
#include "server/store/ledger.h"

#include <optional>
#include <string>
#include <vector>

namespace arcade::store {

/// What a rating starts from (SPEC 3.3).
inline constexpr int kStartRating = 1200;

/// Play money on a self-hosted server (SPEC 3.8); nothing switches either off.
struct PlayMoney {
    /// Given to a new player.
    Amount grant = Amount::data(10'000);
    /// Who has less at a sign-in, stakes and bets included, is given the rest, once a UTC day.
    Amount topUpTo = Amount::data(500);
};

struct PlayerRow {
    PlayerId id;
    Address address;
    std::string callsign;
    std::optional<std::string> recoveryHash;
    std::int64_t lastTopUpDay = 0;
    std::int64_t wpmSum = 0;
    std::int64_t wpmGames = 0;
    /// The newest result the player has not moved on from.
    std::optional<MatchId> lastResult;

    int avgWpm() const { return wpmGames == 0 ? 0 : static_cast<int>(wpmSum / wpmGames); }
};

/// Players, their ratings, and the play money they are given.
class PlayerTable {
public:
    PlayerTable(SqlConnection& connection, Ledger& ledger, HoldTable& holds, BetTable& bets,
                const PlayMoney& playMoney)
        : m_connection(connection)
        , m_ledger(ledger)
        , m_holds(holds)
        , m_bets(bets)
        , m_playMoney(playMoney) {}

    std::optional<PlayerRow> find(PlayerId id);
    std::optional<PlayerRow> find(const Address& address);
    /// Callsigns differ by more than case.
    std::optional<PlayerRow> findByCallsign(std::string_view callsign);

    /// Inserts and grants.
    void create(const PlayerRow& player, Instant now);
    void topUp(PlayerRow& player, Instant now);

    /// Of every rated game, played or not.
    std::vector<GameRating> ratings(PlayerId player);
    LeaderboardReply leaderboard(GameType gameType, int rows);

    /// Adds a finished game; returns the rating after it.
    int addGame(PlayerId player, GameType gameType, int ratingChange, bool won);
    /// The result is the player's last one; without `wpm` it tells nothing of the player's speed.
    /// False for an unknown player.
    bool addResult(PlayerId player, MatchId match, std::optional<int> wpm);
    void clearLastResult(PlayerId player);

private:
    SqlConnection& m_connection;
    Ledger& m_ledger;
    HoldTable& m_holds;
    BetTable& m_bets;
    PlayMoney m_playMoney;
};

} // namespace arcade::store
