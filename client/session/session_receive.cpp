#include "client/session/session.h"

#include "client/state/reducer.h"

/// What a session hears.
namespace arcade::client {

void Session::socketReceived(const codec::Decoded<ServerMessage>& decoded) {
    const quint64 id = RequestTracker::idOf(decoded.id);
    if (!decoded.message) {
        // A newer server may say what this client does not know; that costs one answer at most.
        if (const auto waiting = m_requests.close(id))
            answeredInRiddles(*waiting);
        return;
    }
    const LocalTime now = m_now();
    const Waiting* waiting = m_requests.find(id);
    // Other requests are answered when they are durable: that is no measure of the line.
    if (waiting &&
        (waiting->kind == RequestKind::ClockSample || waiting->kind == RequestKind::Auth))
        m_clock.sample(instantFromMs(decoded.ts), waiting->askedAt, now);
    else
        m_clock.hint(instantFromMs(decoded.ts), now);
    if (std::holds_alternative<Ping>(decoded.message.value()))
        m_link.send(Pong{}, decoded.id);
    else
        receive(decoded.message.value(), id);
}

/// Without an answer to `auth` there is no session, and nothing to wait for.
void Session::answeredInRiddles(const Waiting& waiting) {
    if (waiting.kind != RequestKind::Auth)
        return fail({waiting}, Problem::NotAnArcade);
    m_failure = {Problem::NotAnArcade, {}, {}};
    feed(input::SignInStopped{StopReason::NotAnArcade});
}

void Session::receive(const ServerMessage& message, quint64 answerTo) {
    const auto waiting = m_requests.close(answerTo);
    if (const auto* success = std::get_if<AuthSuccess>(&message); success && !m_clock.isKnown())
        m_clock.hint(success->serverTime, m_now());
    if (std::holds_alternative<SessionReplaced>(message)) {
        feed(input::ReplacedByAnother{});
        return;
    }
    const auto* error = std::get_if<ErrorReply>(&message);
    if (waiting && error)
        refuse(m_state, waiting->request, error->code);
    else if (waiting)
        acknowledge(m_state, waiting->request);
    reduce(m_state, message);
    followGame(message);
    if (std::holds_alternative<SessionState>(message))
        resumed();
    Q_EMIT stateChanged();
    Q_EMIT received(message);
    if (const auto* started = std::get_if<GameStarted>(&message))
        reportStart(started->matchId);
    if (waiting)
        finish(*waiting, message);
}

/// The screens have been told: this is when they start. Told for the server's figures alone.
void Session::reportStart(MatchId match) {
    if (liveMatch(m_state, match) && m_clock.isMeasured())
        sendTracked(RequestKind::Report, MatchStarted{match, serverNow()});
}

void Session::resumed() {
    m_failure = {};
    feed(input::Resumed{});
    m_renewAt =
        m_now() +
        (m_state.player ? m_state.player->sessionExpires - serverNow() : Duration::zero()) / 2;
    if (m_link.isOpen()) {
        m_pingedAt = m_now();
        sendTracked(RequestKind::ClockSample, ClientPing{});
    }
    sendKeys();
}

void Session::socketClosed(int code, const QString& reason) {
    m_beat.stop();
    m_keys.rewind();
    fail(m_requests.takeAll(), Problem::NotConnected);
    if (!m_pins.offered(m_server.text()).isEmpty()) {
        m_failure = {Problem::CertificateChanged, {}, reason};
        feed(input::CertificateRefused{});
        return;
    }
    m_failure = {Problem::Unreachable, {}, reason};
    feed(input::SocketClosed{code});
}

} // namespace arcade::client
