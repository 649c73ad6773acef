#include "client/session/session_machine.h"

#include "shared/vocabulary/close_code.h"

#include <algorithm>

namespace arcade::client {
namespace {

bool is(int code, CloseCode which) {
    return code == static_cast<int>(which);
}

} // namespace

std::vector<SessionEffect> SessionMachine::handle(const SessionInput& input, double jitter) {
    m_jitter = std::clamp(jitter, 0.0, 1.0);
    return std::visit([this](const auto& one) { return on(one); }, input);
}

SessionMachine::Effects SessionMachine::on(const input::Open& open) {
    Effects effects;
    if (m_phase != SessionPhase::Idle)
        effects.push_back(effect::CloseSocket{});
    *this = {};
    m_hasToken = open.hasToken;
    for (SessionEffect& next : connectOrSignIn())
        effects.push_back(std::move(next));
    return effects;
}

SessionMachine::Effects SessionMachine::on(const input::Close&) {
    *this = {};
    return {effect::CloseSocket{}};
}

SessionMachine::Effects SessionMachine::on(const input::SignedIn&) {
    if (m_phase != SessionPhase::SigningIn)
        return {};
    m_hasToken = true;
    m_phase = SessionPhase::Connecting;
    return {effect::OpenSocket{}};
}

SessionMachine::Effects SessionMachine::on(const input::SignInFailed& failed) {
    return m_phase == SessionPhase::SigningIn ? backOff(failed.retryAfter) : Effects{};
}

SessionMachine::Effects SessionMachine::on(const input::SignInStopped& stopped) {
    return m_phase == SessionPhase::SigningIn ? stop(stopped.reason) : Effects{};
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
    return backOff();
}

SessionMachine::Effects SessionMachine::on(const input::Resumed&) {
    if (m_phase != SessionPhase::Authenticating)
        return {};
    m_phase = SessionPhase::Online;
    m_failures = 0;
    m_wasOnline = true;
    m_renewed = false;
    return {};
}

SessionMachine::Effects SessionMachine::on(const input::AuthRefused& refused) {
    if (m_phase != SessionPhase::Authenticating)
        return {};
    const bool isTokens = refused.code == ErrorCode::TokenInvalid ||
                          refused.code == ErrorCode::TokenExpired ||
                          refused.code == ErrorCode::Unauthenticated;
    if (!isTokens || m_renewed) {
        Effects effects{effect::CloseSocket{}};
        for (SessionEffect& next : backOff())
            effects.push_back(std::move(next));
        return effects;
    }
    m_renewed = true;
    m_hasToken = false;
    m_phase = SessionPhase::SigningIn;
    return {effect::CloseSocket{}, effect::ForgetToken{}, effect::SignIn{}};
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
    return m_phase == SessionPhase::Backoff ? connectOrSignIn() : Effects{};
}

SessionMachine::Effects SessionMachine::on(const input::RetryNow&) {
    const bool waits = m_phase == SessionPhase::Backoff || m_phase == SessionPhase::Replaced ||
                       m_phase == SessionPhase::Stopped;
    if (!waits)
        return {};
    m_stop = StopReason::None;
    return connectOrSignIn();
}

SessionMachine::Effects SessionMachine::connectOrSignIn() {
    m_phase = m_hasToken ? SessionPhase::Connecting : SessionPhase::SigningIn;
    if (m_hasToken)
        return {effect::OpenSocket{}};
    return {effect::SignIn{}};
}

SessionMachine::Effects SessionMachine::backOff(std::optional<Duration> atLeast) {
    const int doublings = std::min(m_failures, 5);
    const Duration whole = std::min(kLongestDelay, kFirstDelay * (1 << doublings));
    const auto spread =
        static_cast<Duration::rep>(static_cast<double>(whole.count()) * 0.5 * m_jitter);
    ++m_failures;
    m_phase = SessionPhase::Backoff;
    return {effect::ArmRetry{std::max(whole - Duration{spread}, atLeast.value_or(Duration{0}))}};
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
