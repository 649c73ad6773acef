#include "client/link/http_client.h"

#include "shared/protocol/http_common.h"

#include <QCoroNetworkReply>
#include <QNetworkReply>
#include <QSslConfiguration>

#include <chrono>

namespace arcade::client {
namespace {

constexpr std::chrono::milliseconds kTimeout{8000};
constexpr qint64 kMaxBodyBytes = 1024 * 1024;
constexpr int kFirstErrorStatus = 400;

} // namespace

HttpClient::HttpClient(CertificatePins& pins, QObject* parent)
    : QObject(parent)
    , m_pins(pins) {
    m_network.setTransferTimeout(static_cast<int>(kTimeout.count()));
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

QNetworkRequest HttpClient::requestFor(const QString& path) const {
    QNetworkRequest request(m_server.httpUrl(path));
    if (!m_token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_token);
    return request;
}

void HttpClient::guard(QNetworkReply& reply) {
    connect(&reply, &QNetworkReply::sslErrors, this,
            [this, &reply, key = m_server.text()](const QList<QSslError>& errors) {
                if (m_pins.admits(key, reply.sslConfiguration().peerCertificate(), errors))
                    reply.ignoreSslErrors(errors);
            });
    connect(&reply, &QNetworkReply::downloadProgress, &reply, [&reply](qint64 received, qint64) {
        if (received > kMaxBodyBytes)
            reply.abort();
    });
}

QCoro::Task<Outcome<std::string>> HttpClient::answerOf(QNetworkReply* reply) {
    guard(*reply);
    co_await reply;
    const Outcome<std::string> outcome = outcomeOf(*reply);
    reply->deleteLater();
    co_return outcome;
}

Outcome<std::string> HttpClient::outcomeOf(QNetworkReply& reply) const {
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0) {
        if (!m_pins.offered(m_server.text()).isEmpty())
            return Failure{Problem::CertificateChanged,
                           {},
                           QString::fromLatin1(m_pins.offered(m_server.text()))};
        const bool isLate = reply.error() == QNetworkReply::OperationCanceledError ||
                            reply.error() == QNetworkReply::TimeoutError;
        const bool isForeign = reply.error() == QNetworkReply::ProtocolFailure ||
                               reply.error() == QNetworkReply::SslHandshakeFailedError ||
                               reply.error() == QNetworkReply::RemoteHostClosedError;
        return Failure{isLate      ? Problem::TimedOut
                       : isForeign ? Problem::NotAnArcade
                                   : Problem::Unreachable,
                       {},
                       reply.errorString()};
    }
    const QByteArray body = reply.read(kMaxBodyBytes);
    const std::string text = body.toStdString();
    if (status < kFirstErrorStatus)
        return text;
    const auto refusal = codec::fromJson<ErrorBody>(text);
    if (!refusal)
        return Failure{Problem::NotAnArcade, {}, reply.errorString()};
    Error error{refusal.value().error.code, refusal.value().error.message};
    bool hasDelay = false;
    const int seconds = reply.rawHeader("Retry-After").toInt(&hasDelay);
    if (hasDelay)
        error.retryAfter = std::chrono::seconds(seconds);
    return Failure{Problem::Refused, std::move(error), QString()};
}

} // namespace arcade::client
