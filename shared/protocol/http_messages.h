#pragma once

#include "shared/protocol/game_messages.h"
#include "shared/protocol/history_messages.h"
#include "shared/protocol/queue_messages.h"
#include "shared/protocol/spectate_messages.h"

/// Bodies of the HTTP interface; the OpenAPI document comes from these.
namespace arcade {

/// POST /api/session
struct SessionRequest {
    std::string callsign;
    /// What the first sign-in of the callsign returned.
    std::optional<std::string> recoveryKey;

    static constexpr auto fields() {
        return std::tuple{field("callsign", &SessionRequest::callsign, kCallsignBounds),
                          field("recovery_key", &SessionRequest::recoveryKey, between(1, 128))};
    }
};

/// POST /api/session and POST /api/session/renew
struct SessionReply {
    PlayerId playerId;
    Address address;
    std::string callsign;
    /// A JWT; send it as `auth` on /ws and as bearer token here.
    std::string token;
    Instant sessionExpires{};
    std::vector<GameRating> ratings;
    Amount balance;
    /// On first sign-in only; the one way to get the callsign back.
    std::optional<std::string> recoveryKey;

    static constexpr auto fields() {
        return std::tuple{field("player_id", &SessionReply::playerId),
                          field("address", &SessionReply::address),
                          field("callsign", &SessionReply::callsign, kCallsignBounds),
                          field("token", &SessionReply::token, atMost(4096)),
                          field("session_expires", &SessionReply::sessionExpires),
                          field("ratings", &SessionReply::ratings, atMost(8)),
                          field("balance", &SessionReply::balance),
                          field("recovery_key", &SessionReply::recoveryKey, atMost(128))};
    }
};

/// A queue in the status: who waits, its matches under way, the lobby of a hunt that gathers.
struct QueueStatus {
    GameType gameType = GameType::CodeDuel;
    std::optional<StakeTier> stakeTier;
    int players = 0;
    /// Median of recent waits; null while too few are known.
    Nullable<std::chrono::seconds> usualWait;
    std::optional<LobbyUpdate> lobby{};
    int matches = 0;

    static constexpr auto fields() {
        return std::tuple{field("game_type", &QueueStatus::gameType),
                          field("stake_tier", &QueueStatus::stakeTier),
                          field("players", &QueueStatus::players),
                          field("usual_wait_secs", &QueueStatus::usualWait),
                          field("lobby", &QueueStatus::lobby),
                          field("matches", &QueueStatus::matches)};
    }
};

/// GET /api/status
struct StatusReply {
    std::string name;
    std::string version;
    int playersOnline = 0;
    std::vector<QueueStatus> queues;
    int matches = 0;
    bool draining = false;
    Instant serverTime{};
    std::optional<WarStatus> wars{};

    static constexpr auto fields() {
        return std::tuple{field("name", &StatusReply::name, atMost(64)),
                          field("version", &StatusReply::version, atMost(32)),
                          field("players_online", &StatusReply::playersOnline),
                          field("queues", &StatusReply::queues, atMost(64)),
                          field("matches", &StatusReply::matches),
                          field("draining", &StatusReply::draining),
                          field("server_time", &StatusReply::serverTime),
                          field("wars", &StatusReply::wars)};
    }
};

/// A row of GET /api/leaderboard, best first.
struct LeaderboardRow {
    int rank = 0;
    Address address;
    std::string callsign;
    int rating = 0;
    int games = 0;
    int wins = 0;

    static constexpr auto fields() {
        return std::tuple{field("rank", &LeaderboardRow::rank),
                          field("address", &LeaderboardRow::address),
                          field("callsign", &LeaderboardRow::callsign, kCallsignBounds),
                          field("rating", &LeaderboardRow::rating),
                          field("games", &LeaderboardRow::games),
                          field("wins", &LeaderboardRow::wins)};
    }
};

struct LeaderboardReply {
    GameType gameType = GameType::CodeDuel;
    std::vector<LeaderboardRow> rows;

    static constexpr auto fields() {
        return std::tuple{field("game_type", &LeaderboardReply::gameType),
                          field("rows", &LeaderboardReply::rows, atMost(100))};
    }
};

/// GET /api/players/:address
struct PlayerProfile {
    Address address;
    std::string callsign;
    std::vector<GameRating> ratings;
    int avgWpm = 0;

    static constexpr auto fields() {
        return std::tuple{field("address", &PlayerProfile::address),
                          field("callsign", &PlayerProfile::callsign, kCallsignBounds),
                          field("ratings", &PlayerProfile::ratings, atMost(8)),
                          field("avg_wpm", &PlayerProfile::avgWpm)};
    }
};

/// GET /api/admin/verify-ledger
struct LedgerReport {
    bool sound = false;
    std::int64_t transactions = 0;
    std::int64_t accounts = 0;
    /// What is wrong, at most 20 sentences.
    std::vector<std::string> faults;

    static constexpr auto fields() {
        return std::tuple{field("sound", &LedgerReport::sound),
                          field("transactions", &LedgerReport::transactions),
                          field("accounts", &LedgerReport::accounts),
                          field("faults", &LedgerReport::faults, atMost(20))};
    }
};

} // namespace arcade
