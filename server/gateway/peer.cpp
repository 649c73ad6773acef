#include "server/gateway/peer.h"

#include "server/gateway/first_beat.h"
#include "server/telemetry/log.h"
#include "shared/vocabulary/fetch.h"

#include <string>
#include <utility>
#include <variant>

namespace arcade::gateway {
namespace {

using telemetry::gatewayLog;
using telemetry::logEvent;

/// A timer so late says that the loop was, and what the peer sent may still wait in the socket.
constexpr std::chrono::seconds kLate{1};

/// A text that begins is not waited for: until it is there, nothing can be typed.
bool mayBeDelayed(const ServerMessage& message) {
    const auto* state = std::get_if<GameState>(&message);
    return state != nullptr && !state->sequence;
}

} // namespace

Peer::Peer(std::unique_ptr<Transport> transport, const Dialect& dialect,
           const Surroundings& surroundings)
    : Deadline(surroundings.deadlines)
    , DelayedAnswer(surroundings.delayedAnswers)
    , m_transport(std::move(transport))
    , m_dialect(dialect)
    , m_shared(surroundings)
    , m_session(m_shared.host.open(*this))
    , m_messages(m_shared.limits.messages, m_shared.host.now())
    , m_faults(m_shared.limits.faults, m_shared.host.now())
    , m_stoodStill(m_shared.host.stoodStill())
    , m_tookAt(std::chrono::steady_clock::now()) {
    ARCADE_EXPECT(m_shared.limits.pongTimeout < m_shared.limits.pingInterval);
    m_transport->setHandler(this);
    m_shared.metrics.connectionsActive.change(1);
    if (m_dialect.newcomer() == Dialect::Newcomer::Waits)
        m_stage = Stage::Open;
    if (m_stage == Stage::Open)
        setIn(firstBeat(m_session, m_shared.limits.pingInterval));
    else
        setIn(m_shared.limits.authTimeout);
}

Peer::~Peer() {
    m_transport->setHandler(nullptr);
    m_shared.metrics.connectionsActive.change(-1);
    m_shared.host.close(m_session);
}

void Peer::textReceived(std::string_view text) {
    if (m_stage == Stage::Ending)
        return;
    m_shared.metrics.messagesIn.increment();
    m_heardSincePing = true;
    m_isFed = false;
    if (m_stage == Stage::Greeting && m_dialect.newcomer() == Dialect::Newcomer::Speaks)
        setIn(m_shared.limits.authTimeout);
    const auto arrived = AnswerTimes::Clock::now();
    if (text.size() > m_shared.limits.messageBytes) {
        refuse({ErrorCode::TooLarge, "A message may hold " +
                                         std::to_string(m_shared.limits.messageBytes) +
                                         " bytes at most."},
               {});
        return;
    }
    const Dialect::Request request = m_dialect.decode(text);
    const Instant now = m_shared.host.now();
    m_messages.forgive(m_shared.host.stoodStill() -
                       std::exchange(m_stoodStill, m_shared.host.stoodStill()));
    if (!m_messages.take(now)) {
        m_shared.metrics.rateLimited.increment();
        refuse(
            {ErrorCode::RateLimited, "Too many messages. Slow down.", m_messages.retryAfter(now)},
            request.id);
    } else if (!request.message) {
        refuse(request.message.error(), request.id);
    } else {
        m_answerTimes.asked(request.id, arrived);
        m_shared.host.receive(m_session, request.message.value(), request.id);
    }
}

void Peer::binaryReceived() {
    if (m_stage == Stage::Ending)
        return;
    m_shared.metrics.messagesIn.increment();
    m_heardSincePing = true;
    refuse({ErrorCode::BadMessage, "Messages are text, not binary."}, {});
}

void Peer::pongReceived() {
    m_heardSincePing = true;
}

void Peer::bytesLeft() {
    if (!isDelayed())
        sendWhatFits();
}

void Peer::closed() {
    m_stage = Stage::Ending;
    clear();
    settle();
    m_shared.host.close(m_session);
    m_shared.finished(*this);
}

void Peer::authenticated() {
    if (m_stage != Stage::Greeting)
        return;
    m_stage = Stage::Open;
    setIn(firstBeat(m_session, m_shared.limits.pingInterval));
}

void Peer::fetch() const {
    arcade::fetch(*this);
    m_transport->fetch();
}

void Peer::deliver(const std::shared_ptr<const host::Outgoing>& outgoing,
                   std::string_view replyTo) {
    if (m_stage == Stage::Ending || !m_dialect.tells(outgoing->message, replyTo))
        return;
    m_isFed = m_isFed || host::isForWatchers(outgoing->message);
    const std::int64_t pending = m_transport->bytesPending();
    const bool isReplaceable = infoOf(outgoing->message).delivery == Delivery::Latest;
    if (isReplaceable && pending >= m_shared.limits.backlogSoftBytes) {
        keep(outgoing, replyTo);
        return;
    }
    if (mayBeDelayed(outgoing->message)) {
        keep(outgoing, replyTo);
        delay();
        return;
    }
    if (pending >= m_shared.limits.backlogBytes) {
        tooSlow();
        return;
    }
    if (std::holds_alternative<ErrorReply>(outgoing->message) && isAbusive())
        return;
    // What was replaceable then must not tell of an older state after this.
    sendWaiting();
    send(*outgoing, replyTo);
}

void Peer::end(CloseCode code, std::string_view reason) {
    if (m_stage == Stage::Ending)
        return;
    m_stage = Stage::Ending;
    clear();
    settle();
    m_backlog.take();
    m_transport->close(code, reason);
}

void Peer::passed() {
    const auto now = std::chrono::steady_clock::now();
    const bool isLate = now - at() > kLate;
    if (isLate)
        m_tookAt = now;
    const bool isVerdict = m_stage == Stage::Greeting || (m_isPinged && !m_heardSincePing);
    if (isVerdict && isLate) {
        setIn(m_shared.limits.pongTimeout);
        return;
    }
    if (m_stage == Stage::Greeting) {
        end(CloseCode::NotAuthenticated, "Not authenticated in time.");
    } else if (isStalled()) {
        tooSlow();
    } else if (!m_isPinged) {
        ping();
        setIn(m_shared.limits.pongTimeout);
    } else if (m_heardSincePing) {
        m_isPinged = false;
        setIn(m_shared.limits.pingInterval - m_shared.limits.pongTimeout);
    } else if (mayBeSlow(now)) {
        setIn(m_shared.limits.pongTimeout);
    } else {
        logEvent(gatewayLog(), "heartbeat missed", {{"session", m_session.value}});
        m_stage = Stage::Ending;
        m_transport->abort();
    }
}

void Peer::sendWhatFits() {
    if (!m_backlog.isEmpty() && m_transport->bytesPending() < m_shared.limits.backlogSoftBytes)
        sendWaiting();
}

/// The ping stands behind what a slow watcher has not read yet. But who plays is not to be waited
/// for.
bool Peer::mayBeSlow(std::chrono::steady_clock::time_point now) const {
    return m_isFed && now - m_pingedAt < m_shared.limits.slowPongTimeout &&
           !m_shared.host.holdsPlace(m_session);
}

/// Looked at with each beat. Slow is who takes little; who takes nothing is gone.
bool Peer::isStalled() {
    const auto now = std::chrono::steady_clock::now();
    const std::int64_t unconfirmed = m_transport->bytesUnconfirmed();
    const std::int64_t taken = m_sentBytes - unconfirmed;
    if (unconfirmed == 0 || taken > m_takenBytes)
        m_tookAt = now;
    m_takenBytes = taken;
    return now - m_tookAt >= m_shared.limits.drainTimeout;
}

void Peer::tooSlow() {
    logEvent(gatewayLog(), "too slow",
             {{"session", m_session.value}, {"bytes", m_transport->bytesPending()}});
    end(CloseCode::TooSlow, "Too slow to take what is sent.");
}

void Peer::ping() {
    m_isPinged = true;
    m_heardSincePing = false;
    m_pingedAt = std::chrono::steady_clock::now();
    if (m_dialect.heartbeat() == Dialect::Heartbeat::Transport) {
        m_transport->ping();
        return;
    }
    const host::Outgoing ping{Ping{}, m_shared.host.now(), {}};
    send(ping, std::to_string(toMs(ping.at)));
}

void Peer::refuse(Error error, const std::string& requestId) {
    m_shared.metrics.errors(error.code).increment();
    deliver(std::make_shared<host::Outgoing>(
                host::Outgoing{ErrorReply{error.code, std::move(error.message), error.retryAfter},
                               m_shared.host.now(),
                               {}}),
            requestId);
}

/// Every refusal counts, also those of the host: whoever causes them without end is sent away.
bool Peer::isAbusive() {
    if (m_faults.take(m_shared.host.now()))
        return false;
    m_shared.metrics.suspiciousInput.increment();
    logEvent(gatewayLog(), "too many refusals", {{"session", m_session.value}});
    end(CloseCode::ProtocolAbuse, "Too many refused messages.");
    return true;
}

/// What is kept is answered: how long the receiver is to wait is not the server's speed.
void Peer::keep(const std::shared_ptr<const host::Outgoing>& outgoing, std::string_view replyTo) {
    m_backlog.keep(outgoing, replyTo);
    noteAnswer(replyTo);
}

void Peer::noteAnswer(std::string_view replyTo) {
    if (replyTo.empty())
        return;
    if (const auto waited = m_answerTimes.answered(replyTo, AnswerTimes::Clock::now()))
        m_shared.metrics.messageLatency.observe(*waited);
}

void Peer::send(const host::Outgoing& outgoing, std::string_view replyTo) {
    m_shared.metrics.messagesOut.increment();
    if (replyTo.empty()) {
        std::string& frame = outgoing.frames[m_dialect.slot()];
        if (frame.empty())
            frame = textFrame(m_dialect.encode(outgoing, {}));
        sendFrame(frame);
    } else {
        sendFrame(textFrame(m_dialect.encode(outgoing, replyTo)));
    }
    noteAnswer(replyTo);
}

void Peer::sendFrame(std::string_view frame) {
    m_sentBytes += static_cast<std::int64_t>(frame.size());
    m_transport->sendFrame(frame);
}

void Peer::sendWaiting() {
    settle();
    for (const Backlog::Entry& entry : m_backlog.take())
        send(*entry.outgoing, entry.replyTo);
}

} // namespace arcade::gateway
