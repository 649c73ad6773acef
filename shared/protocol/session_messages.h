#pragma once

#include "shared/protocol/game_messages.h"
#include "shared/protocol/match_messages.h"
#include "shared/protocol/queue_messages.h"
#include "shared/protocol/spectate_messages.h"

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

struct ErrorReply {
    static constexpr MessageInfo info{"error", Direction::ToClient,
                                      "A request was refused; nothing was changed."};
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

    friend bool operator==(const AuthSuccess&, const AuthSuccess&) = default;
    static constexpr auto fields() {
        return std::tuple{field("player_id", &AuthSuccess::playerId),
                          field("rating", &AuthSuccess::rating),
                          field("session_expires", &AuthSuccess::sessionExpires),
                          field("ratings", &AuthSuccess::ratings, atMost(8)),
                          field("callsign", &AuthSuccess::callsign, kCallsignBounds),
                          field("address", &AuthSuccess::address),
                          field("balance", &AuthSuccess::balance),
                          field("server_time", &AuthSuccess::serverTime)};
    }
};

struct SessionReplaced {
    static constexpr MessageInfo info{
        "session.replaced", Direction::ToClient,
        "Another connection of this player took over; do not reconnect by itself."};
    friend bool operator==(const SessionReplaced&, const SessionReplaced&) = default;
    static constexpr auto fields() { return std::tuple{}; }
};

/// One player's part in the match of a session.state.
struct ParticipantView {
    Address address;
    bool connected = false;
    Ratio progress;
    int wpm = 0;
    Ratio accuracy;
    std::optional<int> score;
    /// While disconnected in a game.
    std::optional<Instant> graceEndsAt;
    std::optional<Duration> graceTimeLeft;

    friend bool operator==(const ParticipantView&, const ParticipantView&) = default;
    static constexpr auto fields() {
        return std::tuple{field("address", &ParticipantView::address),
                          field("connected", &ParticipantView::connected),
                          field("progress", &ParticipantView::progress),
                          field("wpm", &ParticipantView::wpm),
                          field("accuracy", &ParticipantView::accuracy),
                          field("score", &ParticipantView::score),
                          field("grace_ends_at", &ParticipantView::graceEndsAt),
                          field("grace_ms_left", &ParticipantView::graceTimeLeft)};
    }
};

/// A live match as a returning player needs it.
struct MatchView {
    /// `acceptTimeLeft` counts while matched.
    MatchFound found;
    MatchPhase phase = MatchPhase::Matched;
    int accepted = 0;
    int of = 0;
    /// The receiver's own answer, when given.
    std::optional<ReadyResponse> response;
    /// End of the phase it is in.
    Instant phaseEndsAt{};
    Duration phaseTimeLeft{};
    /// From READY on.
    std::optional<std::string> codeSequence;
    std::optional<std::int64_t> keysAccepted;
    std::optional<int> position;
    std::optional<int> errors;
    std::vector<ParticipantView> players;

    friend bool operator==(const MatchView&, const MatchView&) = default;
    static constexpr auto fields() {
        return std::tuple{embedded(&MatchView::found),
                          field("phase", &MatchView::phase),
                          field("accepted", &MatchView::accepted),
                          field("of", &MatchView::of),
                          field("response", &MatchView::response),
                          field("phase_ends_at", &MatchView::phaseEndsAt),
                          field("phase_ms_left", &MatchView::phaseTimeLeft),
                          field("code_sequence", &MatchView::codeSequence, atMost(512)),
                          field("keys_accepted", &MatchView::keysAccepted),
                          field("position", &MatchView::position),
                          field("errors", &MatchView::errors),
                          field("players", &MatchView::players, kSideBounds)};
    }
};

struct SessionState {
    static constexpr MessageInfo info{"session.state", Direction::ToClient,
                                      "Everything a client needs to redraw after (re)connecting."};
    std::optional<QueueUpdate> ticket;
    std::optional<LobbyUpdate> lobby;
    std::optional<MatchView> match;
    std::optional<SpectateUpdate> spectating;
    Amount balance;
    /// Of a match that ended since the last ticket.
    std::optional<GameResult> lastResult;
    /// Of a match that was cancelled, or a ticket that was removed, while nobody was there to be
    /// told.
    std::optional<MatchCancelled> lastCancelled;
    std::optional<QueueUpdate> lastRemoved;

    friend bool operator==(const SessionState&, const SessionState&) = default;
    static constexpr auto fields() {
        return std::tuple{field("ticket", &SessionState::ticket),
                          field("lobby", &SessionState::lobby),
                          field("match", &SessionState::match),
                          field("spectating", &SessionState::spectating),
                          field("balance", &SessionState::balance),
                          field("last_result", &SessionState::lastResult),
                          field("last_cancelled", &SessionState::lastCancelled),
                          field("last_removed", &SessionState::lastRemoved)};
    }
};

} // namespace arcade
