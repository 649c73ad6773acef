#include "client/session/session.h"

#include <algorithm>
#include <utility>

/// What a session asks for, and whether the server still answers.
namespace arcade::client {
namespace {

constexpr std::chrono::milliseconds kBeat{1'000};
constexpr std::chrono::milliseconds kBetweenPings{5'000};
/// After so long without a beat this computer was busy: what has come meanwhile is read first.
constexpr std::chrono::milliseconds kStall{3'000};
/// After so long it slept: the server has given the connection up, whatever TCP says.
constexpr std::chrono::milliseconds kSleep{20'000};
/// Asked for one after the other when a connection is new.
constexpr int kFirstClockSamples = 4;

Error errorOf(const ErrorReply& reply) {
    return {reply.code, reply.message, reply.retryAfter};
}

} // namespace

void Session::sendAuth() {
    m_clock.restart();
    m_pacer.reset();
    m_clockSamples = 0;
    sendTracked(RequestKind::Auth, Auth{m_credentials.of(m_server.text()).token.toStdString(), {}});
}

quint64 Session::request(const ClientMessage& message) {
    const auto id =
        isOnline() ? m_requests.open(RequestKind::Player, message, m_now()) : std::nullopt;
    const quint64 number = id ? *id : m_requests.skip();
    Q_EMIT requested(number, message);
    if (id)
        m_link.send(message, std::to_string(number));
    else if (isOnline())
        failLater(number, {Problem::Refused,
                           Error{ErrorCode::RateLimited, "Too many requests wait for an answer."},
                           {}});
    else
        failLater(number, {Problem::NotConnected, {}, {}});
    return number;
}

void Session::failLater(quint64 id, Failure failure) {
    QMetaObject::invokeMethod(
        this, [this, id, failure = std::move(failure)] { Q_EMIT requestFinished(id, failure); },
        Qt::QueuedConnection);
}

void Session::fail(const std::vector<Waiting>& requests, Problem problem) {
    for (const Waiting& waiting : requests) {
        if (waiting.kind == RequestKind::Player)
            Q_EMIT requestFinished(waiting.id, Failure{problem, {}, {}});
    }
}

void Session::sendTracked(RequestKind kind, const ClientMessage& message) {
    if (const auto id = m_requests.open(kind, message, m_now()))
        m_link.send(message, std::to_string(*id));
}

void Session::finish(const Waiting& waiting, const ServerMessage& reply) {
    const auto* error = std::get_if<ErrorReply>(&reply);
    switch (waiting.kind) {
    case RequestKind::Report: break;
    case RequestKind::ClockSample: clockSampled(); break;
    case RequestKind::Auth:
        if (error) {
            m_failure = {Problem::Refused, errorOf(*error), {}};
            feed(input::AuthRefused{error->code, error->retryAfter});
        }
        break;
    case RequestKind::Player:
        if (error)
            Q_EMIT requestFinished(waiting.id, Failure{Problem::Refused, errorOf(*error), {}});
        else
            Q_EMIT requestFinished(waiting.id, reply);
        break;
    }
}

void Session::clockSampled() {
    if (++m_clockSamples < kFirstClockSamples) {
        m_pingedAt = m_now();
        sendTracked(RequestKind::ClockSample, ClientPing{});
    }
    Q_EMIT connectionChanged();
}

void Session::startBeat() {
    m_lastBeat = m_now();
    m_beat.start(kBeat);
}

/// What was asked before is answered no more, and timers stood still meanwhile: there is no time to
/// lose.
void Session::wakeUp(Duration slept) {
    m_http.cancelAll();
    m_link.drop();
    if (!m_retry.isActive())
        return;
    m_retry.start(std::max(Duration{m_retry.remainingTime()} - slept, Duration{0}));
    Q_EMIT connectionChanged();
}

void Session::beat() {
    const LocalTime now = m_now();
    const auto sinceLast = now - std::exchange(m_lastBeat, now);
    if (sinceLast >= kSleep)
        return wakeUp(std::chrono::duration_cast<Duration>(sinceLast));
    if (sinceLast >= kStall)
        return;
    const auto overdue = m_requests.takeOverdue(now);
    fail(overdue, Problem::TimedOut);
    const bool isDead = std::ranges::any_of(overdue, [](const Waiting& waiting) {
        return waiting.kind == RequestKind::ClockSample || waiting.kind == RequestKind::Auth;
    });
    // A server that answers no ping while the socket stands is gone, whatever TCP says.
    if (isDead)
        return m_link.drop();
    if (!isOnline())
        return;
    if (now - m_pingedAt >= kBetweenPings) {
        m_pingedAt = now;
        sendTracked(RequestKind::ClockSample, ClientPing{});
    }
    if (now >= m_renewAt)
        renewToken();
}

} // namespace arcade::client
