#include "tools/arcadectl/operator_call.h"

#include "shared/codec/record_json.h"
#include "shared/protocol/admin_messages.h"

#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslConfiguration>

#include <chrono>
#include <memory>

namespace arcade::arcadectl {
namespace {

constexpr std::chrono::seconds kLimit{15};
/// A whole ledger is walked.
constexpr std::chrono::minutes kLedgerLimit{5};

struct Call {
    bool isPost = false;
    std::string path;
    QByteArray body;
};

Call callFor(const Options& options) {
    const std::string base = "/api/admin/";
    switch (options.verb) {
    case Verb::Status: return {false, base + "status", {}};
    case Verb::Queues: return {false, base + "queues", {}};
    case Verb::Matches: return {false, base + "matches?limit=1000", {}};
    case Verb::VerifyLedger: return {false, base + "verify-ledger", {}};
    case Verb::Drain:
        return {true, base + "drain",
                QByteArray::fromStdString(codec::toJson(DrainRequest{options.drainLimit}))};
    case Verb::Cancel: return {true, base + "matches/" + options.argument + "/cancel", {}};
    case Verb::Kick: return {true, base + "players/" + options.argument + "/kick", {}};
    }
    ARCADE_UNREACHABLE();
}

QNetworkRequest requestFor(const Options& options, const Call& call) {
    const QUrl url = options.server.resolved(QUrl(QString::fromStdString(call.path)));
    QNetworkRequest request(url);
    request.setRawHeader(QByteArrayLiteral("Authorization"),
                         QByteArrayLiteral("Bearer ") + QByteArray::fromStdString(options.token));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    // The token is for this server alone.
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    const std::chrono::milliseconds limit = options.verb == Verb::VerifyLedger
                                                ? std::chrono::milliseconds{kLedgerLimit}
                                                : std::chrono::milliseconds{kLimit};
    request.setTransferTimeout(static_cast<int>(limit.count()));
    if (!options.certificate.isEmpty()) {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.addCaCertificates(QSslCertificate::fromData(options.certificate));
        request.setSslConfiguration(tls);
    }
    return request;
}

} // namespace

Answer callServer(const Options& options) {
    const Call call = callFor(options);
    const QNetworkRequest request = requestFor(options, call);
    QNetworkAccessManager network;
    const std::unique_ptr<QNetworkReply> reply(call.isPost ? network.post(request, call.body)
                                                           : network.get(request));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    if (!reply->isFinished())
        loop.exec();
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
            reply->readAll().toStdString(), reply->errorString().toStdString()};
}

} // namespace arcade::arcadectl
