#pragma once

#include "shared/protocol/common.h"

namespace arcade {

struct Auth {
    static constexpr MessageInfo info{"auth", Direction::ToServer,
                                      "Must come first, within 10 s. Answered with auth.success."};
    std::string token;
    /// If given it must be the token's.
    std::optional<std::string> address;

    friend bool operator==(const Auth&, const Auth&) = default;
    static constexpr auto fields() {
        return std::tuple{field("token", &Auth::token, between(1, 4096)),
                          field("address", &Auth::address, atMost(64))};
    }
};

struct Pong {
    static constexpr MessageInfo info{"pong", Direction::ToServer,
                                      "Answers a ping; the ping's id measures the round trip."};
    friend bool operator==(const Pong&, const Pong&) = default;
    static constexpr auto fields() { return std::tuple{}; }
};

/// The client's own ping; the server's has the same wire name in the other family.
struct ClientPing {
    static constexpr MessageInfo info{
        "ping", Direction::ToServer,
        "Measures the round trip and the server's clock. Answered with ok at once, whatever else "
        "waits: the envelope's ts is the server's time then."};
    friend bool operator==(const ClientPing&, const ClientPing&) = default;
    static constexpr auto fields() { return std::tuple{}; }
};

struct Ping {
    static constexpr MessageInfo info{"ping", Direction::ToClient,
                                      "Sent every 15 s; nothing back in 5 s is a disconnect.",
                                      Delivery::Latest};
    friend bool operator==(const Ping&, const Ping&) = default;
    static constexpr auto fields() { return std::tuple{}; }
};

struct Ok {
    static constexpr MessageInfo info{"ok", Direction::ToClient,
                                      "A request without a reply of its own was done."};
    friend bool operator==(const Ok&, const Ok&) = default;
    static constexpr auto fields() { return std::tuple{}; }
};

struct BalanceUpdate {
    static constexpr MessageInfo info{
        "balance.update", Direction::ToClient,
        "A stake was held, or is released. Payouts and bets tell the balance themselves.",
        Delivery::Latest};
    /// What the player may spend.
    Amount balance;
    friend bool operator==(const BalanceUpdate&, const BalanceUpdate&) = default;
    static constexpr auto fields() { return std::tuple{field("balance", &BalanceUpdate::balance)}; }
};

struct ErrorReply {
    static constexpr MessageInfo info{"error", Direction::ToClient,
                                      "A request was refused; nothing was changed.",
                                      Delivery::Critical, Contract::Both};
    ErrorCode code = ErrorCode::Internal;
    std::string message;
    std::optional<Duration> retryAfter;

    friend bool operator==(const ErrorReply&, const ErrorReply&) = default;
    static constexpr auto fields() {
        return std::tuple{field("code", &ErrorReply::code),
                          field("message", &ErrorReply::message, atMost(512)),
                          field("retry_after_ms", &ErrorReply::retryAfter)};
    }
};

enum class NoticeKind { Draining, Maintenance };

template <>
struct EnumText<NoticeKind> {
    static constexpr std::array<std::string_view, 2> texts{"draining", "maintenance"};
};

struct ServerNotice {
    static constexpr MessageInfo info{"server.notice", Direction::ToClient,
                                      "What the operator wants everyone to know."};
    NoticeKind kind = NoticeKind::Draining;
    std::string message;
    std::optional<Duration> timeLeft;

    friend bool operator==(const ServerNotice&, const ServerNotice&) = default;
    static constexpr auto fields() {
        return std::tuple{field("kind", &ServerNotice::kind),
                          field("message", &ServerNotice::message, atMost(512)),
                          field("ms_left", &ServerNotice::timeLeft)};
    }
};

struct AuthSuccess {
    static constexpr MessageInfo info{"auth.success", Direction::ToClient,
                                      "The session is open; session.state follows."};
    PlayerId playerId;
    /// In code_duel.
    int rating = 0;
    Instant sessionExpires{};
    std::vector<GameRating> ratings;
    std::string callsign;
    Address address;
    Amount balance;
    Instant serverTime{};
    /// Another one than before: the server was restarted meanwhile.
    Instant serverStartedAt{};

    friend bool operator==(const AuthSuccess&, const AuthSuccess&) = default;
    static constexpr auto fields() {
        return std::tuple{field("player_id", &AuthSuccess::playerId),
                          field("rating", &AuthSuccess::rating),
                          field("session_expires", &AuthSuccess::sessionExpires),
                          field("ratings", &AuthSuccess::ratings, atMost(8)),
                          field("callsign", &AuthSuccess::callsign, kCallsignBounds),
                          field("address", &AuthSuccess::address),
                          field("balance", &AuthSuccess::balance),
                          field("server_time", &AuthSuccess::serverTime),
                          field("server_started_at", &AuthSuccess::serverStartedAt)};
    }
};

struct SessionReplaced {
    static constexpr MessageInfo info{
        "session.replaced", Direction::ToClient,
        "Another connection of this player took over; do not reconnect by itself."};
    friend bool operator==(const SessionReplaced&, const SessionReplaced&) = default;
    static constexpr auto fields() { return std::tuple{}; }
};

} // namespace arcade
