#pragma once

#include "shared/protocol/common.h"
#include "shared/vocabulary/direct.h"

#include <map>
#include <optional>
#include <string>

/// The two contracts of direct games: flat WebSocket messages and Socket.IO events carry the same
/// fields, and the HTTP bodies beside them.
namespace arcade {

/// Bytes of a player's id and of a game's name: whatever text the integrator chose.
inline constexpr Bounds kDirectNameBounds = between(1, 64);
/// What a client gives as a match id is looked up, not parsed: what is unknown is unknown.
inline constexpr Bounds kDirectMatchBounds = between(1, 64);
inline constexpr Bounds kBearerBounds = between(1, 4096);

struct DirectRegister {
    static constexpr MessageInfo info{
        "register", Direction::ToServer,
        "Ties the connection to a player's id. Answered with match_found when there is a match.",
        Delivery::Critical, Contract::Direct};
    std::string playerId;
    /// Where ids are not given on trust; the token's subject is the player's id.
    std::optional<std::string> token;
    friend bool operator==(const DirectRegister&, const DirectRegister&) = default;
    static constexpr auto fields() {
        return std::tuple{field("playerId", &DirectRegister::playerId, kDirectNameBounds),
                          field("token", &DirectRegister::token, kBearerBounds)};
    }
};

struct DirectJoin {
    static constexpr MessageInfo info{
        "join_match", Direction::ToServer,
        "The player is in the match from now on. Registers the connection when it is not. Answered "
        "with match_state, to both players.",
        Delivery::Critical, Contract::Direct};
    std::string matchId;
    std::string playerId;
    std::optional<std::string> token;
    friend bool operator==(const DirectJoin&, const DirectJoin&) = default;
    static constexpr auto fields() {
        return std::tuple{field("matchId", &DirectJoin::matchId, kDirectMatchBounds),
                          field("playerId", &DirectJoin::playerId, kDirectNameBounds),
                          field("token", &DirectJoin::token, kBearerBounds)};
    }
};

struct DirectLeave {
    static constexpr MessageInfo info{
        "leave_match", Direction::ToServer,
        "The player is away, as after a lost connection; the match lives on. Answered with "
        "match_state, to both players.",
        Delivery::Critical, Contract::Direct};
    std::string matchId;
    std::string playerId;
    friend bool operator==(const DirectLeave&, const DirectLeave&) = default;
    static constexpr auto fields() {
        return std::tuple{field("matchId", &DirectLeave::matchId, kDirectMatchBounds),
                          field("playerId", &DirectLeave::playerId, kDirectNameBounds)};
    }
};

struct DirectMatchFound {
    static constexpr MessageInfo info{"match_found", Direction::ToClient,
                                      "The registered player has a match.", Delivery::Critical,
                                      Contract::Direct};
    MatchId matchId;
    std::string game;
    DirectAsset asset = DirectAsset::Usdt;
    DirectAmount amount;
    std::string opponentId;
    friend bool operator==(const DirectMatchFound&, const DirectMatchFound&) = default;
    static constexpr auto fields() {
        return std::tuple{field("matchId", &DirectMatchFound::matchId),
                          field("game", &DirectMatchFound::game, kDirectNameBounds),
                          field("asset", &DirectMatchFound::asset),
                          field("amount", &DirectMatchFound::amount),
                          field("opponentId", &DirectMatchFound::opponentId, kDirectNameBounds)};
    }
};

/// Whether one player of a direct match is there.
struct DirectPresence {
    bool connected = false;
    friend bool operator==(const DirectPresence&, const DirectPresence&) = default;
    static constexpr auto fields() {
        return std::tuple{field("connected", &DirectPresence::connected)};
    }
};

struct DirectMatchState {
    static constexpr MessageInfo info{
        "match_state", Direction::ToClient,
        "Who is there, after every join, leave, lost connection and return, and the end.",
        Delivery::Critical, Contract::Direct};
    MatchId matchId;
    DirectStatus status = DirectStatus::Active;
    /// By player id.
    std::map<std::string, DirectPresence> players;
    /// Of a finished match whose game server has reported one.
    std::optional<std::string> winner;
    /// Of a finished match, in the game server's words or the coordinator's.
    std::optional<std::string> reason;
    friend bool operator==(const DirectMatchState&, const DirectMatchState&) = default;
    static constexpr auto fields() {
        return std::tuple{field("matchId", &DirectMatchState::matchId),
                          field("status", &DirectMatchState::status),
                          field("players", &DirectMatchState::players, atMost(2)),
                          field("winner", &DirectMatchState::winner, kDirectNameBounds),
                          field("reason", &DirectMatchState::reason, atMost(256))};
    }
};

/// POST /api/find-match
struct FindMatchRequest {
    std::string game;
    DirectAsset asset = DirectAsset::Usdt;
    DirectAmount amount;
    std::string playerId;
    static constexpr auto fields() {
        return std::tuple{field("game", &FindMatchRequest::game, kDirectNameBounds),
                          field("asset", &FindMatchRequest::asset),
                          field("amount", &FindMatchRequest::amount),
                          field("playerId", &FindMatchRequest::playerId, kDirectNameBounds)};
    }
};

enum class FindMatchStatus { Waiting, Matched };

template <>
struct EnumText<FindMatchStatus> {
    static constexpr std::array<std::string_view, 2> texts{"waiting", "matched"};
};

struct FindMatchReply {
    FindMatchStatus status = FindMatchStatus::Waiting;
    /// Once matched.
    std::optional<MatchId> matchId;
    static constexpr auto fields() {
        return std::tuple{field("status", &FindMatchReply::status),
                          field("matchId", &FindMatchReply::matchId)};
    }
};

/// DELETE /api/find-match
struct LeaveFindMatchRequest {
    std::string playerId;
    static constexpr auto fields() {
        return std::tuple{field("playerId", &LeaveFindMatchRequest::playerId, kDirectNameBounds)};
    }
};

/// GET /api/match/:id
struct DirectMatchReply {
    MatchId id;
    std::string game;
    DirectAsset asset = DirectAsset::Usdt;
    DirectAmount amount;
    std::vector<std::string> players;
    DirectStatus status = DirectStatus::Active;
    std::optional<std::string> winner;
    std::optional<std::string> reason;
    static constexpr auto fields() {
        return std::tuple{field("id", &DirectMatchReply::id),
                          field("game", &DirectMatchReply::game, kDirectNameBounds),
                          field("asset", &DirectMatchReply::asset),
                          field("amount", &DirectMatchReply::amount),
                          field("players", &DirectMatchReply::players, atMost(2)),
                          field("status", &DirectMatchReply::status),
                          field("winner", &DirectMatchReply::winner, kDirectNameBounds),
                          field("reason", &DirectMatchReply::reason, atMost(256))};
    }
};

/// POST /api/match/:id/result, by the game server
struct DirectResultRequest {
    /// A player's id; null for a game nobody won.
    Nullable<std::string> winner;
    std::optional<std::string> reason;
    static constexpr auto fields() {
        return std::tuple{field("winner", &DirectResultRequest::winner, kDirectNameBounds),
                          field("reason", &DirectResultRequest::reason, between(1, 256))};
    }
};

} // namespace arcade
