#include "tests/e2e/http.h"

#include "tests/e2e/waiting.h"

#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>

#include <memory>

namespace arcade::e2e {
namespace {

QNetworkRequest requestTo(const CoordinatorProcess& server, const QString& path,
                          const QByteArray& bearer) {
    QNetworkRequest request(QUrl(server.url() + path));
    if (!bearer.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + bearer);
    return request;
}

HttpAnswer answerOf(QNetworkReply* begun) {
    const std::unique_ptr<QNetworkReply> reply(begun);
    waitUntil([&] { return reply->isFinished(); });
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll()};
}

} // namespace

HttpAnswer httpGet(const CoordinatorProcess& server, const QString& path,
                   const QByteArray& bearer) {
    QNetworkAccessManager manager;
    return answerOf(manager.get(requestTo(server, path, bearer)));
}

HttpAnswer httpPost(const CoordinatorProcess& server, const QString& path, const QByteArray& body,
                    const QByteArray& bearer) {
    QNetworkAccessManager manager;
    QNetworkRequest request = requestTo(server, path, bearer);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    return answerOf(manager.post(request, body));
}

QByteArray adminToken(const CoordinatorProcess& server) {
    QFile file(server.adminTokenFile());
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

Result<LedgerReport> verifyLedger(const CoordinatorProcess& server) {
    return fetch<LedgerReport>(server, QStringLiteral("/api/admin/verify-ledger"),
                               adminToken(server));
}

} // namespace arcade::e2e
