#include "client/session/session.h"

#include <utility>

/// How a session gets to know its server, and the token it connects with.
namespace arcade::client {
namespace {

/// A renewal that failed is tried again after so long.
constexpr std::chrono::minutes kRenewAgain{10};

/// What of a failed sign-in only the player can mend.
StopReason stopReasonOf(const Failure& failure) {
    if (failure.problem == Problem::NotAnArcade)
        return StopReason::NotAnArcade;
    if (failure.problem == Problem::CertificateChanged)
        return StopReason::CertificateChanged;
    if (failure.error && failure.error->code == ErrorCode::CallsignTaken)
        return StopReason::CallsignTaken;
    if (failure.error && failure.error->code == ErrorCode::BadMessage)
        return StopReason::CallsignWrong;
    return StopReason::None;
}

} // namespace

QCoro::Task<> Session::signIn() {
    const quint64 epoch = m_epoch;
    const Outcome<StatusReply> status =
        co_await m_http.get<StatusReply>(QStringLiteral("/api/status"));
    if (epoch != m_epoch)
        co_return;
    if (const Failure* failure = failureOf(status)) {
        signInFailed(*failure);
        co_return;
    }
    m_serverName = QString::fromStdString(std::get<StatusReply>(status).name);
    if (!m_http.hasToken()) {
        const Outcome<SessionReply> reply = co_await askForToken();
        if (epoch != m_epoch)
            co_return;
        if (const Failure* failure = failureOf(reply)) {
            signInFailed(*failure);
            co_return;
        }
        keep(std::get<SessionReply>(reply));
    }
    m_failure = {};
    feed(input::SignedIn{});
}

QCoro::Task<Outcome<SessionReply>> Session::askForToken() {
    SessionRequest request;
    request.callsign = m_callsign.toStdString();
    if (!m_recoveryKey.isEmpty())
        request.recoveryKey = m_recoveryKey.toStdString();
    co_return co_await m_http.post<SessionReply>(QStringLiteral("/api/session"), request);
}

QCoro::Task<> Session::renewToken() {
    const quint64 epoch = m_epoch;
    m_renewAt = m_now() + kRenewAgain;
    const Outcome<SessionReply> reply =
        co_await m_http.post<SessionReply>(QStringLiteral("/api/session/renew"));
    const auto* renewed = valueOf(reply);
    if (epoch != m_epoch || !renewed)
        co_return;
    keep(*renewed);
    m_renewAt = m_now() + (renewed->sessionExpires - serverNow()) / 2;
}

void Session::signInFailed(const Failure& failure) {
    m_failure = failure;
    const StopReason reason = stopReasonOf(failure);
    if (reason != StopReason::None)
        feed(input::SignInStopped{reason});
    else
        feed(input::SignInFailed{failure.error ? failure.error->retryAfter : std::nullopt});
}

void Session::keep(const SessionReply& reply) {
    Credentials kept = m_credentials.of(m_server.text());
    kept.callsign = QString::fromStdString(reply.callsign);
    kept.token = QString::fromStdString(reply.token);
    kept.expiresAt = toMs(reply.sessionExpires);
    if (reply.recoveryKey)
        kept.recoveryKey = QString::fromStdString(*reply.recoveryKey);
    else if (!m_recoveryKey.isEmpty())
        kept.recoveryKey = m_recoveryKey;
    m_credentials.save(m_server.text(), kept);
    m_recoveryKey = kept.recoveryKey;
    m_http.setToken(reply.token);
}

} // namespace arcade::client
