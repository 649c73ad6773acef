#pragma once

#include "server/gateway/connection_count.h"
#include "server/gateway/envelope_dialect.h"
#include "server/gateway/flat_dialect.h"
#include "server/gateway/http_connection.h"
#include "server/gateway/peer.h"
#include "server/gateway/qt_upgrader.h"

#include <QObject>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QTimer>

#include <optional>
#include <set>
#include <string>

namespace arcade::gateway {

struct ListenerSettings {
    std::string host = "127.0.0.1";
    /// 0 takes a free one.
    std::uint16_t port = 5000;
    std::optional<QSslConfiguration> tls;
    int connections = 20'000;
    int connectionsPerAddress = 64;
    bool limitLoopback = false;
    /// From the connection to the end of the first request's head.
    Duration handshakeTimeout{5'000};
    HttpLimits http;
    HttpTimes httpTimes;
    /// What a WebSocket message may hold before the connection is closed with 1009; messages over
    /// the protocol's own, smaller limit are answered with TOO_LARGE.
    std::int64_t messageBytes = 64 * 1024;
    PeerLimits peer;
};

/// The one TCP port: looks at a bounded head, then hands the socket to a peer (`/ws`, `/`) or to
/// HTTP. What it is given must outlive it.
class Listener : public QObject {
    Q_OBJECT

public:
    Listener(const ListenerSettings& settings, host::CoordinatorHost& coordinator,
             HttpHandler& http, telemetry::Metrics& metrics);
    ~Listener() override;

    /// The error says what is wrong with address or port.
    Result<Done> listen();
    /// `http://ADDR:PORT` or `https://…`.
    std::string url() const;
    std::uint16_t port() const;
    /// No new connections from now on.
    void stopAccepting();
    /// Open ones, of any kind and stage.
    int connections() const { return m_count.total(); }
    /// Sum over all peers of what waits to be sent.
    std::int64_t bytesPending() const;

private:
    class Server;

    void accept(qintptr descriptor);
    QTcpSocket* makeSocket(qintptr descriptor);
    void handOver(QTcpSocket* socket, const HttpRequestParser& head, bool isWelcome);
    void serveHttp(QTcpSocket* socket, const std::optional<HttpResponse>& refusal,
                   HttpRequestParser::State head);
    void addPeer(std::unique_ptr<Transport> transport, const Dialect& dialect);
    void acceptFailed();

    ListenerSettings m_settings;
    host::CoordinatorHost& m_host;
    HttpHandler& m_http;
    telemetry::Metrics& m_metrics;
    EnvelopeDialect m_envelope;
    FlatDialect m_flat;
    ConnectionCount m_count;
    std::unique_ptr<Server> m_server;
    QtUpgrader m_upgrader;
    std::set<Peer*> m_peers;
    QTimer m_resumeAccepting;
    /// Since accepting last failed.
    bool m_hasAccepted = false;
};

} // namespace arcade::gateway
