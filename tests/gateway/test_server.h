#pragma once

#include "server/gateway/http_api.h"
#include "server/gateway/listener.h"
#include "server/host/coordinator_host.h"
#include "server/host/system_ports.h"
#include "server/store/sql_accounts.h"
#include "server/store/sql_backend.h"
#include "server/store/sql_store.h"
#include "tests/gateway/raw_client.h"

#include <QJsonObject>
#include <QMap>
#include <QTemporaryDir>

#include <memory>
#include <string>

namespace arcade::gateway::test {

/// An answer to an HTTP request; names of headers in lower case.
struct HttpReply {
    int status = 0;
    QMap<QByteArray, QByteArray> headers;
    QByteArray body;

    QJsonObject json() const;
    /// `error.code` of the body.
    QString errorCode() const;
};

/// The answers in what a client heard, whole ones only.
QList<HttpReply> repliesIn(const QByteArray& heard, bool isToHead = false);

inline constexpr const char* kAdminToken = "0123456789abcdef0123456789abcdef0123456789abcdef";

/// A whole server in this process: real store, host, HTTP interface and listener on a free port
/// of loopback. Change what is to be different, then start().
class TestServer {
public:
    TestServer();
    ~TestServer();

    void start();
    void stop();

    HttpReply get(const QByteArray& path, const QByteArray& headers = {});
    HttpReply post(const QByteArray& path, const QByteArray& body, const QByteArray& headers = {});
    /// `headers` is whole lines.
    HttpReply ask(const QByteArray& method, const QByteArray& path, const QByteArray& body,
                  const QByteArray& headers);
    HttpReply asOperator(const QByteArray& method, const QByteArray& path,
                         const QByteArray& body = {});
    /// Signs a guest in and returns the whole reply.
    QJsonObject signIn(const QByteArray& callsign);

    quint16 port() const { return listener->port(); }
    /// The value of a metric's line that starts so, or -1.
    double metric(const QByteArray& lineStart);

    host::HostSettings hostSettings;
    HttpApiSettings apiSettings;
    ListenerSettings listenerSettings;

    QTemporaryDir folder;
    telemetry::Metrics metrics;
    host::SystemClock clock;
    host::SystemEntropy entropy;
    host::Authenticator authenticator;
    std::unique_ptr<store::SqlBackend> backend;
    std::unique_ptr<store::SqlStore> store;
    std::unique_ptr<store::SqlAccounts> accounts;
    std::unique_ptr<host::CoordinatorHost> coordinator;
    std::unique_ptr<HttpApi> api;
    std::unique_ptr<Listener> listener;
};

} // namespace arcade::gateway::test
