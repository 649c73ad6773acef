#include "client/session/session_machine.h"

#include "shared/vocabulary/close_code.h"

#include <utility>

namespace arcade::client {
namespace {

using Effects = std::vector<SessionEffect>;

Effects joined(Effects first, const Effects& then) {
    first.insert(first.end(), then.begin(), then.end());
    return first;
}

bool is(int code, CloseCode which) {
    return code == static_cast<int>(which);
}

} // namespace

std::vector<SessionEffect> SessionMachine::handle(const SessionInput& input, double jitter) {
    m_jitter = jitter;
    return std::visit([this](const auto& one) { return on(one); }, input);
}

SessionMachine::Effects SessionMachine::on(const input::Open& open) {
    Effects effects;
    if (m_phase != SessionPhase::Idle)
        effects.push_back(effect::CloseSocket{});
    *this = {};
    m_hasToken = open.hasToken;
    return joined(std::move(effects), attempt());
}

SessionMachine::Effects SessionMachine::on(const input::Close&) {
    *this = {};
    return {effect::CloseSocket{}};
}

SessionMachine::Effects SessionMachine::on(const input::SignedIn&) {
    if (m_phase != SessionPhase::SigningIn)
        return {};
    m_hasToken = true;
    m_isServerKnown = true;
    return attempt();
}

SessionMachine::Effects SessionMachine::on(const input::SignInFailed& failed) {
    return m_phase == SessionPhase::SigningIn ? backOff(failed.retryAfter) : Effects{};
}

SessionMachine::Effects SessionMachine::on(const input::SignInStopped& stopped) {
    const bool isOnItsWay =
        m_phase == SessionPhase::SigningIn || m_phase == SessionPhase::Authenticating;
    if (!isOnItsWay)
        return {};
    m_isServerKnown = false;
    return stop(stopped.reason);
}

SessionMachine::Effects SessionMachine::on(const input::SocketOpened&) {
    if (m_phase != SessionPhase::Connecting)
        return {};
    m_phase = SessionPhase::Authenticating;
    return {effect::SendAuth{}};
}

SessionMachine::Effects SessionMachine::on(const input::SocketClosed& closed) {
    if (!isTrying())
        return {};
    if (is(closed.code, CloseCode::Replaced))
        return on(input::ReplacedByAnother{});
    if (is(closed.code, CloseCode::Kicked))
        return stop(StopReason::Kicked);
    if (is(closed.code, CloseCode::ProtocolAbuse))
        return stop(StopReason::Abuse);
    // It led nowhere: perhaps another server listens there now.
    if (m_phase != SessionPhase::Online)
        m_isServerKnown = false;
    return backOff();
}

SessionMachine::Effects SessionMachine::on(const input::Resumed&) {
    if (m_phase != SessionPhase::Authenticating && m_phase != SessionPhase::Idle)
        return {};
    m_phase = SessionPhase::Online;
    m_delays.reset();
    m_wasOnline = true;
    m_wasTokenRefused = false;
    return {};
}

SessionMachine::Effects SessionMachine::on(const input::AuthRefused& refused) {
    if (m_phase != SessionPhase::Authenticating)
        return {};
    const bool isTheToken = refused.code == ErrorCode::TokenInvalid ||
                            refused.code == ErrorCode::TokenExpired ||
                            refused.code == ErrorCode::Unauthenticated;
    if (isTheToken)
        return refuseToken();
    return joined({effect::CloseSocket{}}, backOff(refused.retryAfter));
}

SessionMachine::Effects SessionMachine::refuseToken() {
    m_hasToken = false;
    const bool isFirst = !std::exchange(m_wasTokenRefused, true);
    return joined({effect::CloseSocket{}, effect::ForgetToken{}}, isFirst ? attempt() : backOff());
}

SessionMachine::Effects SessionMachine::on(const input::ReplacedByAnother&) {
    if (!isTrying())
        return {};
    m_phase = SessionPhase::Replaced;
    return {effect::CloseSocket{}};
}

SessionMachine::Effects SessionMachine::on(const input::CertificateRefused&) {
    return isTrying() ? stop(StopReason::CertificateChanged) : Effects{};
}

SessionMachine::Effects SessionMachine::on(const input::RetryDue&) {
    return m_phase == SessionPhase::Backoff ? attempt() : Effects{};
}

SessionMachine::Effects SessionMachine::on(const input::RetryNow&) {
    const bool waits = m_phase == SessionPhase::Backoff || m_phase == SessionPhase::Replaced ||
                       m_phase == SessionPhase::Stopped;
    if (!waits)
        return {};
    m_stop = StopReason::None;
    return attempt();
}

SessionMachine::Effects SessionMachine::attempt() {
    const bool isReady = m_hasToken && m_isServerKnown;
    m_phase = isReady ? SessionPhase::Connecting : SessionPhase::SigningIn;
    if (isReady)
        return {effect::OpenSocket{}};
    return {effect::SignIn{}};
}

SessionMachine::Effects SessionMachine::backOff(std::optional<Duration> atLeast) {
    m_phase = SessionPhase::Backoff;
    return {effect::ArmRetry{m_delays.next(m_jitter, atLeast)}};
}

SessionMachine::Effects SessionMachine::stop(StopReason reason) {
    m_phase = SessionPhase::Stopped;
    m_stop = reason;
    return {effect::CloseSocket{}};
}

bool SessionMachine::isTrying() const {
    return m_phase == SessionPhase::Connecting || m_phase == SessionPhase::Authenticating ||
           m_phase == SessionPhase::Online || m_phase == SessionPhase::SigningIn;
}

} // namespace arcade::client
