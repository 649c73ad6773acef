#include "client/link/http_client.h"

#include "shared/protocol/http_common.h"

#include <QCoroNetworkReply>
#include <QNetworkReply>
#include <QSslConfiguration>
#include <QTimer>

#include <algorithm>
#include <array>
#include <chrono>

namespace arcade::client {
namespace {

constexpr std::chrono::milliseconds kTimeout{8000};
constexpr qint64 kMaxBodyBytes = 1024 * 1024;
constexpr int kFirstErrorStatus = 400;
constexpr std::array kGatewayStatus{502, 503, 504};

/// Of a reply that was ended here: why.
constexpr const char* kProblem = "problem";

void end(QNetworkReply& reply, Problem problem) {
    reply.setProperty(kProblem, static_cast<int>(problem));
    reply.abort();
}

/// Of a reply without a status: who is there.
Problem problemOf(QNetworkReply::NetworkError error) {
    if (error == QNetworkReply::RemoteHostClosedError)
        return Problem::HangsUp;
    const bool isForeign = error == QNetworkReply::ProtocolFailure ||
                           error == QNetworkReply::ProtocolInvalidOperationError ||
                           error == QNetworkReply::SslHandshakeFailedError;
    return isForeign ? Problem::NotAnArcade : Problem::Unreachable;
}

Error refusalOf(const ErrorDetail& detail, const QNetworkReply& reply) {
    Error error{detail.code, detail.message};
    bool hasDelay = false;
    const int seconds = reply.rawHeader("Retry-After").toInt(&hasDelay);
    if (hasDelay)
        error.retryAfter = std::chrono::seconds(seconds);
    return error;
}

} // namespace

HttpClient::HttpClient(CertificatePins& pins, QObject* parent)
    : QObject(parent)
    , m_pins(pins) {
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

QCoro::Task<Outcome<std::string>> HttpClient::fetch(QString path) {
    co_return co_await answerOf(m_network.get(requestFor(path)));
}

QCoro::Task<Outcome<std::string>> HttpClient::send(QString path, QByteArray body) {
    QNetworkRequest request = requestFor(path);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    co_return co_await answerOf(m_network.post(request, body));
}

QCoro::Task<Outcome<std::string>> HttpClient::sendDelete(QString path, QByteArray body) {
    QNetworkRequest request = requestFor(path);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    co_return co_await answerOf(m_network.sendCustomRequest(request, "DELETE", body));
}

QNetworkRequest HttpClient::requestFor(const QString& path) const {
    QNetworkRequest request(m_server.httpUrl(path));
    if (!m_token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_token);
    return request;
}

void HttpClient::cancelAll() {
    for (QNetworkReply* reply : m_network.findChildren<QNetworkReply*>()) {
        if (reply->isRunning())
            end(*reply, Problem::NotConnected);
    }
}

void HttpClient::guard(QNetworkReply& reply) {
    guardCertificate(reply);
    connect(&reply, &QNetworkReply::downloadProgress, &reply, [&reply](qint64 received, qint64) {
        if (received > kMaxBodyBytes)
            end(reply, Problem::NotAnArcade);
    });
    // In all, not for each byte: a server may drip.
    QTimer::singleShot(kTimeout, &reply, [&reply] {
        if (reply.isRunning())
            end(reply, Problem::TimedOut);
    });
}

void HttpClient::guardCertificate(QNetworkReply& reply) {
    const auto isAdmitted = [this, &reply, key = m_server.text()](const QList<QSslError>& errors) {
        return m_pins.admits(key, reply.sslConfiguration().peerCertificate(), errors);
    };
    connect(&reply, &QNetworkReply::sslErrors, this,
            [&reply, isAdmitted](const QList<QSslError>& errors) {
                if (isAdmitted(errors))
                    reply.ignoreSslErrors(errors);
            });
    connect(&reply, &QNetworkReply::encrypted, this, [&reply, isAdmitted] {
        // Reached without errors, or with admitted ones: then the certificate is pinned.
        if (!isAdmitted({}))
            end(reply, Problem::CertificateChanged);
    });
}

QCoro::Task<Outcome<std::string>> HttpClient::answerOf(QNetworkReply* reply) {
    guard(*reply);
    co_await reply;
    const Outcome<std::string> outcome = outcomeOf(*reply);
    reply->deleteLater();
    co_return outcome;
}

Failure HttpClient::failureWithoutAnswer(QNetworkReply& reply) const {
    if (const QByteArray offered = m_pins.offered(m_server.text()); !offered.isEmpty())
        return {Problem::CertificateChanged, {}, QString::fromLatin1(offered)};
    return {problemOf(reply.error()), {}, reply.errorString()};
}

Outcome<std::string> HttpClient::outcomeOf(QNetworkReply& reply) const {
    if (const QVariant problem = reply.property(kProblem); problem.isValid())
        return Failure{static_cast<Problem>(problem.toInt()), {}, reply.errorString()};
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0)
        return failureWithoutAnswer(reply);
    if (reply.error() == QNetworkReply::RemoteHostClosedError)
        return Failure{Problem::Unreachable, {}, reply.errorString()};
    const std::string text = reply.read(kMaxBodyBytes).toStdString();
    if (status < kFirstErrorStatus)
        return text;
    if (const auto refusal = codec::fromJson<ErrorBody>(text))
        return Failure{Problem::Refused, refusalOf(refusal.value().error, reply), QString()};
    // A proxy before a coordinator that is away for a moment.
    const bool isGateway = std::ranges::find(kGatewayStatus, status) != kGatewayStatus.end();
    return Failure{
        isGateway ? Problem::Unreachable : Problem::NotAnArcade, {}, reply.errorString()};
}

} // namespace arcade::client
