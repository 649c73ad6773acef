#include "client/session/session.h"

#include "client/session/local_clock.h"
#include "client/state/reducer.h"

namespace arcade::client {
namespace {

/// The player's cursor as a session.state tells it.
GameState cursorOf(const MatchView& match) {
    GameState state;
    state.matchId = match.found.matchId;
    state.keysAccepted = match.keysAccepted.value_or(0);
    state.position = match.position.value_or(0);
    state.errors = match.errors.value_or(0);
    return state;
}

} // namespace

void Session::socketReceived(const codec::Decoded<ServerMessage>& decoded) {
    if (!decoded.message) {
        // A newer server may say what this client does not know; it costs nothing.
        if (decoded.message.error().code != ErrorCode::UnknownType)
            m_failure = {Problem::NotAnArcade, decoded.message.error(), {}};
        return;
    }
    const ServerMessage& message = decoded.message.value();
    const LocalTime now = localNow();
    const auto waiting = decoded.id.empty() ? std::nullopt : m_requests.close(decoded.id);
    if (waiting)
        m_clock.sample(instantFromMs(decoded.ts), waiting->askedAt, now);
    else
        m_clock.hint(instantFromMs(decoded.ts), now);
    if (std::holds_alternative<Ping>(message)) {
        m_link.send(Pong{}, decoded.id);
        return;
    }
    if (waiting)
        answered(*waiting, message);
    receive(message);
}

void Session::answered(const RequestTracker::Waiting& waiting, const ServerMessage& message) {
    const auto* error = std::get_if<ErrorReply>(&message);
    if (waiting.kind == RequestKind::ClockSample)
        Q_EMIT connectionChanged();
    if (waiting.kind == RequestKind::Auth && error) {
        m_failure = {Problem::Refused, Error{error->code, error->message, error->retryAfter}, {}};
        feed(input::AuthRefused{error->code});
    }
    if (waiting.kind != RequestKind::Player)
        return;
    if (std::holds_alternative<Ok>(message) && m_readyAsked && m_readyAsked->first == waiting.id)
        reduceAnswered(m_state, m_readyAsked->second);
    if (error)
        Q_EMIT requestFinished(
            waiting.id,
            Failure{Problem::Refused, Error{error->code, error->message, error->retryAfter}, {}});
    else
        Q_EMIT requestFinished(waiting.id, message);
}

void Session::receive(const ServerMessage& message) {
    if (const auto* success = std::get_if<AuthSuccess>(&message))
        m_clock.hint(success->serverTime, localNow());
    if (std::holds_alternative<SessionReplaced>(message)) {
        feed(input::ReplacedByAnother{});
        return;
    }
    reduce(m_state, message);
    followGame(message);
    if (std::holds_alternative<SessionState>(message)) {
        m_failure = {};
        feed(input::Resumed{});
        sendKeys();
    }
    Q_EMIT stateChanged();
    Q_EMIT received(message);
}

void Session::socketClosed(int code, const QString& reason) {
    m_heartbeat.stop();
    m_keys.rewind();
    failRequests(m_requests.takeAll(), Problem::NotConnected);
    if (!m_pins.offered(m_server.text()).isEmpty()) {
        m_failure = {Problem::CertificateChanged, {}, reason};
        feed(input::CertificateRefused{});
        return;
    }
    m_failure = {Problem::Unreachable, {}, reason};
    feed(input::SocketClosed{code});
}

void Session::followGame(const ServerMessage& message) {
    const auto& match = m_state.session.match;
    if (!match || !match->codeSequence) {
        if (m_keys.isOpen()) {
            m_keys.end();
            Q_EMIT keysChanged();
        }
        return;
    }
    if (const auto* state = std::get_if<GameState>(&message)) {
        m_keys.confirm(*state);
        m_sinceConfirmed.start();
        if (state->sequence)
            beginKeys();
    } else if (std::holds_alternative<SessionState>(message) ||
               std::holds_alternative<MatchCountdown>(message)) {
        beginKeys();
    } else if (!std::holds_alternative<GameStarted>(message)) {
        return;
    }
    Q_EMIT keysChanged();
}

void Session::beginKeys() {
    const MatchView& match = *m_state.session.match;
    m_keys.begin(match.found.matchId, *match.codeSequence, cursorOf(match));
}

} // namespace arcade::client
