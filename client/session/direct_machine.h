#pragma once

#include "client/session/backoff.h"
#include "shared/vocabulary/error.h"

#include <optional>
#include <variant>
#include <vector>

/// When to ask for a direct match, wait, connect, join and give up: pure, without sockets and
/// clocks.
namespace arcade::client {

enum class DirectPhase {
    Idle,
    Asking,     ///< for a match, for the first time
    Waiting,    ///< in the queue; asks again and again
    Cancelling, ///< leaves the queue
    Connecting, ///< a match was made: the socket opens
    Joining,    ///< match_state is awaited
    Joined,
    Backoff,   ///< the connection went; waits before the next attempt
    LookingUp, ///< the match cannot be joined any more: how it ended is asked for
    Replaced,  ///< another connection of the player took over; only the player may change that
    Stopped,   ///< the server sent this client away; only the player may change that
    Over,
};

namespace direct_input {
/// The player wants a match; `isInstead`: of another search of theirs, which is left first.
struct Find {
    bool isInstead = false;
};
struct ToldToWait {};
struct Matched {};
/// No answer came to the question for a match.
struct AskFailed {};
struct AskRefused {
    ErrorCode code = ErrorCode::Internal;
    std::optional<Duration> retryAfter{};
};
/// The time that was armed is over.
struct Due {};
struct Cancel {};
/// The queue was left, or could not be; `wasElsewhere`: the player was not in it any more.
struct CancelAnswered {
    bool wasElsewhere = false;
};
/// Back to a match that was left; without its id the server has to say which one it is.
struct Return {
    bool isMatchKnown = true;
};
struct SocketOpened {};
/// `code` is 0 when the connection just went.
struct SocketClosed {
    int code = 0;
};
/// match_found; `isNew`: of a match that was not known.
struct Found {
    bool isNew = false;
};
/// match_state.
struct Told {
    bool isFinished = false;
};
struct JoinRefused {
    ErrorCode code = ErrorCode::Internal;
    std::optional<Duration> retryAfter{};
};
struct LookedUp {
    bool isOver = false;
};
/// The player's session has lost the server, or found it again.
struct LineLost {};
struct LineBack {};
struct RetryNow {};
/// Out of the match, or out of what is shown of one that is over.
struct Leave {};
/// Out of the server.
struct Close {};
} // namespace direct_input

using DirectInput =
    std::variant<direct_input::Find, direct_input::ToldToWait, direct_input::Matched,
                 direct_input::AskFailed, direct_input::AskRefused, direct_input::Due,
                 direct_input::Cancel, direct_input::CancelAnswered, direct_input::Return,
                 direct_input::SocketOpened, direct_input::SocketClosed, direct_input::Found,
                 direct_input::Told, direct_input::JoinRefused, direct_input::LookedUp,
                 direct_input::LineLost, direct_input::LineBack, direct_input::RetryNow,
                 direct_input::Leave, direct_input::Close>;

namespace direct_effect {
struct Ask {};
/// From now on the player's id is the one that their token is for.
struct UseTokenId {};
struct SendCancel {};
struct OpenSocket {};
struct CloseSocket {};
struct Register {};
struct Join {};
struct SayLeave {};
struct LookUp {};
/// In place of what was armed before.
struct Arm {
    Duration delay{};
    friend bool operator==(const Arm&, const Arm&) = default;
};
} // namespace direct_effect

using DirectEffect =
    std::variant<direct_effect::Ask, direct_effect::UseTokenId, direct_effect::SendCancel,
                 direct_effect::OpenSocket, direct_effect::CloseSocket, direct_effect::Register,
                 direct_effect::Join, direct_effect::SayLeave, direct_effect::LookUp,
                 direct_effect::Arm>;

class DirectMachine {
public:
    /// Between two questions for a match.
    static constexpr Duration kAskEvery{2'000};
    /// For the first match_state of a connection.
    static constexpr Duration kPatience{10'000};

    /// `jitter` spreads the delays of many clients, as Backoff says.
    std::vector<DirectEffect> handle(const DirectInput& input, double jitter = 0.0);

    DirectPhase phase() const { return m_phase; }

private:
    using Effects = std::vector<DirectEffect>;

    Effects on(const direct_input::Find& find);
    Effects on(const direct_input::ToldToWait&);
    Effects on(const direct_input::Matched&);
    Effects on(const direct_input::AskFailed&);
    Effects on(const direct_input::AskRefused& refused);
    Effects on(const direct_input::Due&);
    Effects on(const direct_input::Cancel&);
    Effects on(const direct_input::CancelAnswered& answered);
    Effects on(const direct_input::Return& back);
    Effects on(const direct_input::SocketOpened&);
    Effects on(const direct_input::SocketClosed& closed);
    Effects on(const direct_input::Found& found);
    Effects on(const direct_input::Told& told);
    Effects on(const direct_input::JoinRefused& refused);
    Effects on(const direct_input::LookedUp& lookedUp);
    Effects on(const direct_input::LineLost&);
    Effects on(const direct_input::LineBack&);
    Effects on(const direct_input::RetryNow&);
    Effects on(const direct_input::Leave&);
    Effects on(const direct_input::Close&);

    Effects ask();
    Effects noMatch(std::optional<Duration> retryAfter, bool isPassing);
    Effects connectSocket();
    Effects backOff(std::optional<Duration> atLeast = {});
    bool hasSocket() const;
    bool isSearching() const;

    DirectPhase m_phase = DirectPhase::Idle;
    Backoff m_delays;
    /// A question for a match is not answered yet.
    bool m_isAsked = false;
    /// It was looked whether a match was made in the instant of the cancel.
    bool m_hasLooked = false;
    bool m_isMatchKnown = false;
    bool m_usesTokenId = false;
    double m_jitter = 0.0;
};

} // namespace arcade::client
