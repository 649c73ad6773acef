#include "client/session/direct_machine.h"

#include "shared/vocabulary/close_code.h"

#include <algorithm>
#include <utility>

namespace arcade::client {
namespace {

bool isClosedBy(int code, CloseCode which) {
    return code == static_cast<int>(which);
}

/// The player would not be taken for who they say they are, whatever they ask for.
bool isAboutTheId(ErrorCode code) {
    return code == ErrorCode::Unauthenticated || code == ErrorCode::TokenInvalid ||
           code == ErrorCode::TokenExpired;
}

/// A waiting player asks again all the same.
bool isPassing(ErrorCode code) {
    return code == ErrorCode::RateLimited || code == ErrorCode::ServerFull ||
           code == ErrorCode::Draining || code == ErrorCode::Internal;
}

/// There is nothing to come back to.
bool isGone(ErrorCode code) {
    return code == ErrorCode::MatchNotFound || code == ErrorCode::NotInMatch ||
           code == ErrorCode::InvalidState;
}

} // namespace

std::vector<DirectEffect> DirectMachine::handle(const DirectInput& input, double jitter) {
    m_jitter = jitter;
    return std::visit([this](const auto& one) { return on(one); }, input);
}

DirectMachine::Effects DirectMachine::on(const direct_input::Find& find) {
    if (m_phase != DirectPhase::Idle && m_phase != DirectPhase::Over)
        return {};
    m_phase = DirectPhase::Asking;
    if (find.isInstead)
        return {direct_effect::SendCancel{}};
    return ask();
}

DirectMachine::Effects DirectMachine::on(const direct_input::ToldToWait&) {
    m_isAsked = false;
    if (!isSearching())
        return {};
    if (m_phase == DirectPhase::Cancelling)
        return {direct_effect::SendCancel{}};
    m_phase = DirectPhase::Waiting;
    return {direct_effect::Arm{kAskEvery}};
}

/// Also while the search is cancelled: the opponent waits, and only the server unmakes a match.
DirectMachine::Effects DirectMachine::on(const direct_input::Matched&) {
    m_isAsked = false;
    if (!isSearching())
        return {};
    m_isMatchKnown = true;
    m_delays.reset();
    return connectSocket();
}

DirectMachine::Effects DirectMachine::on(const direct_input::AskFailed&) {
    return noMatch({}, true);
}

DirectMachine::Effects DirectMachine::on(const direct_input::AskRefused& refused) {
    const bool canBeOther = isAboutTheId(refused.code) && !m_usesTokenId;
    if (!canBeOther || !isSearching() || m_phase == DirectPhase::Cancelling)
        return noMatch(refused.retryAfter, isPassing(refused.code));
    m_usesTokenId = true;
    return {direct_effect::UseTokenId{}, direct_effect::Ask{}};
}

DirectMachine::Effects DirectMachine::noMatch(std::optional<Duration> retryAfter, bool isPassing) {
    m_isAsked = false;
    if (m_phase == DirectPhase::Cancelling)
        return {direct_effect::SendCancel{}};
    if (m_phase == DirectPhase::Waiting && isPassing)
        return {direct_effect::Arm{std::max(kAskEvery, retryAfter.value_or(kAskEvery))}};
    if (isSearching())
        m_phase = DirectPhase::Idle;
    return {};
}

DirectMachine::Effects DirectMachine::on(const direct_input::Due&) {
    if (m_phase == DirectPhase::Waiting && !m_isAsked)
        return ask();
    if (m_phase == DirectPhase::Backoff)
        return connectSocket();
    if (m_phase != DirectPhase::Joining)
        return {};
    Effects effects{direct_effect::CloseSocket{}};
    if (m_isMatchKnown)
        effects.push_back(backOff().front());
    else
        m_phase = DirectPhase::Idle;
    return effects;
}

/// Not before the question that is open is answered: it could put the player back.
DirectMachine::Effects DirectMachine::on(const direct_input::Cancel&) {
    if (m_phase != DirectPhase::Asking && m_phase != DirectPhase::Waiting)
        return {};
    m_phase = DirectPhase::Cancelling;
    m_hasLooked = false;
    return m_isAsked ? Effects{} : Effects{direct_effect::SendCancel{}};
}

/// Who has left the queue by a match is told so by the question alone.
DirectMachine::Effects DirectMachine::on(const direct_input::CancelAnswered& answered) {
    if (m_isAsked)
        return {};
    if (m_phase == DirectPhase::Asking)
        return ask();
    if (m_phase != DirectPhase::Cancelling)
        return {};
    if (answered.wasElsewhere && !std::exchange(m_hasLooked, true))
        return ask();
    m_phase = DirectPhase::Idle;
    return {};
}

DirectMachine::Effects DirectMachine::on(const direct_input::Return& back) {
    if (m_phase != DirectPhase::Idle)
        return {};
    m_isMatchKnown = back.isMatchKnown;
    m_delays.reset();
    return connectSocket();
}

DirectMachine::Effects DirectMachine::on(const direct_input::SocketOpened&) {
    if (m_phase != DirectPhase::Connecting)
        return {};
    m_phase = DirectPhase::Joining;
    Effects effects{direct_effect::Register{}};
    if (m_isMatchKnown)
        effects.push_back(direct_effect::Join{});
    effects.push_back(direct_effect::Arm{kPatience});
    return effects;
}

DirectMachine::Effects DirectMachine::on(const direct_input::SocketClosed& closed) {
    if (!hasSocket())
        return {};
    if (isClosedBy(closed.code, CloseCode::Replaced))
        m_phase = DirectPhase::Replaced;
    else if (isClosedBy(closed.code, CloseCode::Kicked) ||
             isClosedBy(closed.code, CloseCode::ProtocolAbuse))
        m_phase = DirectPhase::Stopped;
    else
        return backOff();
    return {direct_effect::CloseSocket{}};
}

DirectMachine::Effects DirectMachine::on(const direct_input::Found& found) {
    const bool isThere = m_phase == DirectPhase::Joining || m_phase == DirectPhase::Joined;
    if (!isThere || (m_isMatchKnown && !found.isNew))
        return {};
    m_isMatchKnown = true;
    m_phase = DirectPhase::Joining;
    return {direct_effect::Join{}, direct_effect::Arm{kPatience}};
}

DirectMachine::Effects DirectMachine::on(const direct_input::Told& told) {
    if (m_phase != DirectPhase::Joining && m_phase != DirectPhase::Joined)
        return {};
    m_delays.reset();
    m_phase = told.isFinished ? DirectPhase::Over : DirectPhase::Joined;
    return told.isFinished ? Effects{direct_effect::CloseSocket{}} : Effects{};
}

DirectMachine::Effects DirectMachine::on(const direct_input::JoinRefused& refused) {
    if (m_phase != DirectPhase::Joining)
        return {};
    if (!m_isMatchKnown) {
        m_phase = DirectPhase::Idle;
        return {direct_effect::CloseSocket{}};
    }
    if (!isGone(refused.code))
        return {direct_effect::CloseSocket{}, backOff(refused.retryAfter).front()};
    m_phase = DirectPhase::LookingUp;
    return {direct_effect::CloseSocket{}, direct_effect::LookUp{}};
}

DirectMachine::Effects DirectMachine::on(const direct_input::LookedUp& lookedUp) {
    if (m_phase != DirectPhase::LookingUp)
        return {};
    if (!lookedUp.isOver)
        return backOff();
    m_phase = DirectPhase::Over;
    return {};
}

DirectMachine::Effects DirectMachine::on(const direct_input::LineLost&) {
    if (!hasSocket())
        return {};
    return {direct_effect::CloseSocket{}, backOff().front()};
}

DirectMachine::Effects DirectMachine::on(const direct_input::LineBack&) {
    if (m_phase == DirectPhase::Backoff)
        return connectSocket();
    return m_phase == DirectPhase::Waiting && !m_isAsked ? ask() : Effects{};
}

DirectMachine::Effects DirectMachine::on(const direct_input::RetryNow&) {
    const bool waits = m_phase == DirectPhase::Backoff || m_phase == DirectPhase::Replaced ||
                       m_phase == DirectPhase::Stopped;
    return waits ? connectSocket() : Effects{};
}

DirectMachine::Effects DirectMachine::on(const direct_input::Leave&) {
    if (m_phase == DirectPhase::Idle || isSearching())
        return {};
    const bool isIn = m_phase == DirectPhase::Joining || m_phase == DirectPhase::Joined;
    const bool isOver = m_phase == DirectPhase::Over;
    m_phase = DirectPhase::Idle;
    if (isOver)
        return {};
    Effects effects;
    if (isIn && m_isMatchKnown)
        effects.push_back(direct_effect::SayLeave{});
    effects.push_back(direct_effect::CloseSocket{});
    return effects;
}

DirectMachine::Effects DirectMachine::on(const direct_input::Close&) {
    Effects effects;
    if (isSearching())
        effects.push_back(direct_effect::SendCancel{});
    effects.push_back(direct_effect::CloseSocket{});
    *this = {};
    return effects;
}

DirectMachine::Effects DirectMachine::ask() {
    m_isAsked = true;
    return {direct_effect::Ask{}};
}

DirectMachine::Effects DirectMachine::connectSocket() {
    m_phase = DirectPhase::Connecting;
    return {direct_effect::OpenSocket{}};
}

DirectMachine::Effects DirectMachine::backOff(std::optional<Duration> atLeast) {
    m_phase = DirectPhase::Backoff;
    return {direct_effect::Arm{m_delays.next(m_jitter, atLeast)}};
}

bool DirectMachine::hasSocket() const {
    return m_phase == DirectPhase::Connecting || m_phase == DirectPhase::Joining ||
           m_phase == DirectPhase::Joined;
}

bool DirectMachine::isSearching() const {
    return m_phase == DirectPhase::Asking || m_phase == DirectPhase::Waiting ||
           m_phase == DirectPhase::Cancelling;
}

} // namespace arcade::client
