#pragma once

#include "shared/vocabulary/enum_text.h"

#include <array>

namespace arcade {

/// Where a match stands. Before it exists its players hold tickets (QUEUED).
enum class MatchPhase { Matched, Ready, Active, Resolved, Settled, Cancelled };

template <>
struct EnumText<MatchPhase> {
    static constexpr std::array<std::string_view, 6> texts{"matched",  "ready",   "active",
                                                           "resolved", "settled", "cancelled"};
};

/// How a match that was started ended.
enum class EndReason { Completed, Timeout, Forfeit, Void };

template <>
struct EnumText<EndReason> {
    static constexpr std::array<std::string_view, 4> texts{"completed", "timeout", "forfeit",
                                                           "void"};
};

/// Why a match was cancelled before its start.
enum class CancelReason {
    Declined,
    Timeout,
    OpponentDisconnected,
    Abandoned,
    ServerRestart,
    Operator,
    TooFew ///< not enough were there to begin
};

template <>
struct EnumText<CancelReason> {
    static constexpr std::array<std::string_view, 7> texts{
        "declined", "timeout", "opponent_disconnected", "abandoned", "server_restart",
        "operator", "too_few"};
};

/// Whose doing something was, seen by the player who is told.
enum class Cause { You, Opponent, Server };

template <>
struct EnumText<Cause> {
    static constexpr std::array<std::string_view, 3> texts{"you", "opponent", "server"};
};

/// What a ticket does, as its owner is told.
enum class TicketStatus { Searching, LongWait, Suspended, Removed };

template <>
struct EnumText<TicketStatus> {
    static constexpr std::array<std::string_view, 4> texts{"searching", "long_wait", "suspended",
                                                           "removed"};
};

enum class ReadyResponse { Accept, Decline };

template <>
struct EnumText<ReadyResponse> {
    static constexpr std::array<std::string_view, 2> texts{"accept", "decline"};
};

} // namespace arcade
