#pragma once

#include "shared/vocabulary/enum_text.h"
#include "shared/vocabulary/instant.h"

#include <array>
#include <optional>
#include <string>

namespace arcade {

/// Every code a peer can be answered with, in order of precedence. Append-only on the wire.
enum class ErrorCode {
    BadMessage,
    UnknownType,
    TooLarge,
    RateLimited,
    Unauthenticated,
    TokenInvalid,
    TokenExpired,
    AlreadyInQueue,
    AlreadyInMatch,
    NotInQueue,
    QueueFull,
    InvalidTier,
    InsufficientFunds,
    MatchNotFound,
    NotInMatch,
    InvalidState,
    MatchNotSpectatable,
    SpectatorsFull,
    BettingClosed,
    BetTooSmall,
    BetTooLarge,
    BetOnOwnMatch,
    CallsignTaken,
    CrewNameTaken,
    CrewFull,
    CrewTooSmall,
    NotInCrew,
    NotCrewLeader,
    InviteInvalid,
    TerritoryBusy,
    ServerFull,
    Draining,
    Internal,
};

template <>
struct EnumText<ErrorCode> {
    static constexpr std::array<std::string_view, 33> texts{"BAD_MESSAGE",
                                                            "UNKNOWN_TYPE",
                                                            "TOO_LARGE",
                                                            "RATE_LIMITED",
                                                            "UNAUTHENTICATED",
                                                            "TOKEN_INVALID",
                                                            "TOKEN_EXPIRED",
                                                            "ALREADY_IN_QUEUE",
                                                            "ALREADY_IN_MATCH",
                                                            "NOT_IN_QUEUE",
                                                            "QUEUE_FULL",
                                                            "INVALID_TIER",
                                                            "INSUFFICIENT_FUNDS",
                                                            "MATCH_NOT_FOUND",
                                                            "NOT_IN_MATCH",
                                                            "INVALID_STATE",
                                                            "MATCH_NOT_SPECTATABLE",
                                                            "SPECTATORS_FULL",
                                                            "BETTING_CLOSED",
                                                            "BET_TOO_SMALL",
                                                            "BET_TOO_LARGE",
                                                            "BET_ON_OWN_MATCH",
                                                            "CALLSIGN_TAKEN",
                                                            "CREW_NAME_TAKEN",
                                                            "CREW_FULL",
                                                            "CREW_TOO_SMALL",
                                                            "NOT_IN_CREW",
                                                            "NOT_CREW_LEADER",
                                                            "INVITE_INVALID",
                                                            "TERRITORY_BUSY",
                                                            "SERVER_FULL",
                                                            "DRAINING",
                                                            "INTERNAL"};
};

/// An expected failure: what went wrong, in a sentence a player or operator can act on.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::string message;
    std::optional<Duration> retryAfter{};

    friend bool operator==(const Error&, const Error&) = default;
};

} // namespace arcade
