#pragma once

#include "shared/protocol/http_messages.h"

/// Bodies of the operator's part of the HTTP interface, `/api/admin`.
namespace arcade {

/// Bytes of a callsign, or of the id that stands for it in direct games.
inline constexpr Bounds kShownNameBounds = between(1, 64);

/// GET /api/admin/status
struct AdminStatus {
    std::string name;
    std::string version;
    Duration uptime{};
    int playersOnline = 0;
    int tickets = 0;
    int matches = 0;
    /// Steps whose records are not durable yet.
    int commitsPending = 0;
    bool draining = false;
    std::int64_t residentBytes = 0;
    std::int64_t openDescriptors = 0;
    std::int64_t maxDescriptors = 0;
    Instant serverTime{};

    static constexpr auto fields() {
        return std::tuple{field("name", &AdminStatus::name, atMost(64)),
                          field("version", &AdminStatus::version, atMost(32)),
                          field("uptime_ms", &AdminStatus::uptime),
                          field("players_online", &AdminStatus::playersOnline),
                          field("tickets", &AdminStatus::tickets),
                          field("matches", &AdminStatus::matches),
                          field("commits_pending", &AdminStatus::commitsPending),
                          field("draining", &AdminStatus::draining),
                          field("resident_bytes", &AdminStatus::residentBytes),
                          field("open_descriptors", &AdminStatus::openDescriptors),
                          field("max_descriptors", &AdminStatus::maxDescriptors),
                          field("server_time", &AdminStatus::serverTime)};
    }
};

/// A queue that holds tickets.
struct AdminQueue {
    std::string queue;
    GameType gameType = GameType::CodeDuel;
    std::optional<StakeTier> stakeTier;
    int tickets = 0;
    int suspended = 0;
    Duration longestWait{};
    Nullable<std::chrono::seconds> usualWait;

    static constexpr auto fields() {
        return std::tuple{field("queue", &AdminQueue::queue, atMost(128)),
                          field("game_type", &AdminQueue::gameType),
                          field("stake_tier", &AdminQueue::stakeTier),
                          field("tickets", &AdminQueue::tickets),
                          field("suspended", &AdminQueue::suspended),
                          field("longest_wait_ms", &AdminQueue::longestWait),
                          field("usual_wait_secs", &AdminQueue::usualWait)};
    }
};

/// GET /api/admin/queues
struct AdminQueues {
    std::vector<AdminQueue> queues;

    static constexpr auto fields() { return std::tuple{field("queues", &AdminQueues::queues)}; }
};

/// Who is connected.
struct OnlinePlayer {
    Address address;
    std::string callsign;

    static constexpr auto fields() {
        return std::tuple{field("address", &OnlinePlayer::address),
                          field("callsign", &OnlinePlayer::callsign, kShownNameBounds)};
    }
};

/// GET /api/admin/players, in the order of their connections, at most 200; `total` counts those
/// left out as well.
struct AdminPlayers {
    std::vector<OnlinePlayer> players;
    int total = 0;

    static constexpr auto fields() {
        return std::tuple{field("players", &AdminPlayers::players, atMost(200)),
                          field("total", &AdminPlayers::total)};
    }
};

/// Who plays in a match, as its operator sees it.
struct AdminPlayer {
    Address address;
    std::string callsign;
    int rating = 0;
    bool connected = false;
    std::optional<ReadyResponse> response;

    static constexpr auto fields() {
        return std::tuple{field("address", &AdminPlayer::address),
                          field("callsign", &AdminPlayer::callsign, kShownNameBounds),
                          field("rating", &AdminPlayer::rating),
                          field("connected", &AdminPlayer::connected),
                          field("response", &AdminPlayer::response)};
    }
};

struct AdminMatch {
    MatchId matchId;
    std::string queue;
    MatchPhase phase = MatchPhase::Matched;
    Instant createdAt{};
    Instant phaseEndsAt{};
    Duration timeLeft{};
    std::vector<AdminPlayer> players;

    static constexpr auto fields() {
        return std::tuple{field("match_id", &AdminMatch::matchId),
                          field("queue", &AdminMatch::queue, atMost(128)),
                          field("phase", &AdminMatch::phase),
                          field("created_at", &AdminMatch::createdAt),
                          field("phase_ends_at", &AdminMatch::phaseEndsAt),
                          field("ms_left", &AdminMatch::timeLeft),
                          field("players", &AdminMatch::players, kSideBounds)};
    }
};

/// GET /api/admin/matches
struct AdminMatchesQuery {
    /// 100 when left out.
    std::optional<int> limit;

    static constexpr auto fields() {
        return std::tuple{field("limit", &AdminMatchesQuery::limit, between(1, 1000))};
    }
};

/// GET /api/admin/matches, oldest first; `total` counts those left out as well.
struct AdminMatches {
    std::vector<AdminMatch> matches;
    int total = 0;

    static constexpr auto fields() {
        return std::tuple{field("matches", &AdminMatches::matches, atMost(1000)),
                          field("total", &AdminMatches::total)};
    }
};

/// POST /api/admin/drain
struct DrainRequest {
    /// How long running matches may take, the server's own limit when left out.
    std::optional<Duration> limit;

    static constexpr auto fields() {
        return std::tuple{field("limit_ms", &DrainRequest::limit, between(0, 3'600'000))};
    }
};

struct DrainReply {
    bool draining = true;
    /// Matches that are still under way.
    int matches = 0;
    Duration limit{};

    static constexpr auto fields() {
        return std::tuple{field("draining", &DrainReply::draining),
                          field("matches", &DrainReply::matches),
                          field("limit_ms", &DrainReply::limit)};
    }
};

/// POST /api/admin/matches/:id/cancel
struct CancelReply {
    MatchId matchId;

    static constexpr auto fields() { return std::tuple{field("match_id", &CancelReply::matchId)}; }
};

/// POST /api/admin/players/:address/kick
struct KickReply {
    Address address;

    static constexpr auto fields() { return std::tuple{field("address", &KickReply::address)}; }
};

} // namespace arcade
