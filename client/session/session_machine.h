#pragma once

#include "client/session/backoff.h"
#include "shared/vocabulary/error.h"

#include <optional>
#include <variant>
#include <vector>

/// When to sign in, connect, wait and give up: pure, without sockets and clocks.
namespace arcade::client {

enum class SessionPhase {
    Idle,
    SigningIn,      ///< over HTTP: who the server is, and a token where there is none
    Connecting,     ///< the WebSocket opens
    Authenticating, ///< `auth` is on its way, or session.state is awaited
    Online,
    Backoff,  ///< waits before the next attempt
    Replaced, ///< another connection of the player took over; only the player may change that
    Stopped,  ///< something only the player can mend: see `stop`
};

/// Why the session stopped.
enum class StopReason {
    None,
    CallsignTaken, ///< its recovery key is needed, or another callsign
    CallsignWrong, ///< the server does not allow it
    NotAnArcade,
    CertificateChanged,
    Kicked,
    Abuse, ///< the server closed for protocol abuse: a fault of this program
};

namespace input {
struct Open {
    bool hasToken = false;
};
struct Close {};
struct SignedIn {};
/// Trying again may help.
struct SignInFailed {
    std::optional<Duration> retryAfter{};
};
/// Trying again cannot help before the player does something.
struct SignInStopped {
    StopReason reason = StopReason::None;
};
struct SocketOpened {};
/// `code` is 0 when the connection just went.
struct SocketClosed {
    int code = 0;
};
/// The first session.state of the connection. An idle session that is fed one is online without a
/// connection: what tests of screens do.
struct Resumed {};
/// `auth` was refused.
struct AuthRefused {
    ErrorCode code = ErrorCode::Internal;
    std::optional<Duration> retryAfter{};
};
struct ReplacedByAnother {};
struct CertificateRefused {};
struct RetryDue {};
/// The player wants to try now, or to take the session back.
struct RetryNow {};
} // namespace input

using SessionInput = std::variant<input::Open, input::Close, input::SignedIn, input::SignInFailed,
                                  input::SignInStopped, input::SocketOpened, input::SocketClosed,
                                  input::Resumed, input::AuthRefused, input::ReplacedByAnother,
                                  input::CertificateRefused, input::RetryDue, input::RetryNow>;

namespace effect {
/// Asks who the server is, and for a token unless there is one.
struct SignIn {};
struct OpenSocket {};
struct SendAuth {};
struct CloseSocket {};
struct ForgetToken {};
struct ArmRetry {
    Duration delay{};
    friend bool operator==(const ArmRetry&, const ArmRetry&) = default;
};
} // namespace effect

using SessionEffect = std::variant<effect::SignIn, effect::OpenSocket, effect::SendAuth,
                                   effect::CloseSocket, effect::ForgetToken, effect::ArmRetry>;

class SessionMachine {
public:
    /// `jitter` spreads the delays of many clients: 0 to 1 takes off up to half of a delay.
    std::vector<SessionEffect> handle(const SessionInput& input, double jitter = 0.0);

    SessionPhase phase() const { return m_phase; }
    StopReason stopReason() const { return m_stop; }
    /// The session was online since it was opened: what is lost is a connection, not a first try.
    bool wasOnline() const { return m_wasOnline; }

private:
    using Effects = std::vector<SessionEffect>;

    Effects on(const input::Open& open);
    Effects on(const input::Close&);
    Effects on(const input::SignedIn&);
    Effects on(const input::SignInFailed& failed);
    Effects on(const input::SignInStopped& stopped);
    Effects on(const input::SocketOpened&);
    Effects on(const input::SocketClosed& closed);
    Effects on(const input::Resumed&);
    Effects on(const input::AuthRefused& refused);
    Effects on(const input::ReplacedByAnother&);
    Effects on(const input::CertificateRefused&);
    Effects on(const input::RetryDue&);
    Effects on(const input::RetryNow&);

    Effects attempt();
    Effects refuseToken();
    Effects backOff(std::optional<Duration> atLeast = {});
    Effects stop(StopReason reason);
    bool isTrying() const;

    SessionPhase m_phase = SessionPhase::Idle;
    StopReason m_stop = StopReason::None;
    /// Of the attempts since the last time all was well.
    Backoff m_delays;
    bool m_hasToken = false;
    /// The server has said who it is since a connection last led nowhere.
    bool m_isServerKnown = false;
    bool m_wasOnline = false;
    /// A token was refused since the session was last online; another refusal is waited out.
    bool m_wasTokenRefused = false;
    double m_jitter = 0.0;
};

} // namespace arcade::client
