#pragma once

#include "shared/protocol/common.h"

/// What the HTTP interface shares: the body of every error, and the queries behind `?`.
namespace arcade {

struct ErrorDetail {
    ErrorCode code = ErrorCode::Internal;
    std::string message;

    friend bool operator==(const ErrorDetail&, const ErrorDetail&) = default;
    static constexpr auto fields() {
        return std::tuple{field("code", &ErrorDetail::code),
                          field("message", &ErrorDetail::message, atMost(512))};
    }
};

/// The body of every answer with a status from 400 on.
struct ErrorBody {
    ErrorDetail error;

    static constexpr auto fields() { return std::tuple{field("error", &ErrorBody::error)}; }
};

/// GET /healthz and /readyz
struct HealthReply {
    bool ok = true;

    static constexpr auto fields() { return std::tuple{field("ok", &HealthReply::ok)}; }
};

/// GET /api/matches
struct MatchesQuery {
    std::optional<GameType> gameType;
    std::optional<std::string> cursor;

    static constexpr auto fields() {
        return std::tuple{field("game_type", &MatchesQuery::gameType),
                          field("cursor", &MatchesQuery::cursor, atMost(64))};
    }
};

/// GET /api/leaderboard
struct LeaderboardQuery {
    /// code_duel when left out.
    std::optional<GameType> gameType;
    /// 20 when left out.
    std::optional<int> limit;

    static constexpr auto fields() {
        return std::tuple{field("game_type", &LeaderboardQuery::gameType),
                          field("limit", &LeaderboardQuery::limit, between(1, 100))};
    }
};

/// GET /api/players/:address/matches
struct HistoryQuery {
    /// As the page before said.
    std::optional<std::string> cursor;
    /// 20 when left out.
    std::optional<int> limit;

    static constexpr auto fields() {
        return std::tuple{field("cursor", &HistoryQuery::cursor, between(1, 64)),
                          field("limit", &HistoryQuery::limit, between(1, 100))};
    }
};

} // namespace arcade
