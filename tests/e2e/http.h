#pragma once

#include "tests/e2e/coordinator_process.h"

#include "shared/codec/record_json.h"
#include "shared/protocol/http_messages.h"

#include <QByteArray>
#include <QString>

namespace arcade::e2e {

struct HttpAnswer {
    int status = 0;
    QByteArray body;
};

/// Waits for the answer; status 0 when none came.
HttpAnswer httpGet(const CoordinatorProcess& server, const QString& path,
                   const QByteArray& bearer = {});
HttpAnswer httpPost(const CoordinatorProcess& server, const QString& path, const QByteArray& body,
                    const QByteArray& bearer = {});

/// The body of a 200, as declared; an error says what came instead.
template <class Body>
Result<Body> fetch(const CoordinatorProcess& server, const QString& path,
                   const QByteArray& bearer = {}) {
    const HttpAnswer answer = httpGet(server, path, bearer);
    const std::string text = answer.body.toStdString();
    if (answer.status != 200)
        return Error{ErrorCode::Internal, path.toStdString() + " answers " +
                                              std::to_string(answer.status) + ": " + text};
    return codec::fromJson<Body>(text);
}

/// What the operator presents.
QByteArray adminToken(const CoordinatorProcess& server);
/// By the server's own verifier.
Result<LedgerReport> verifyLedger(const CoordinatorProcess& server);

} // namespace arcade::e2e
