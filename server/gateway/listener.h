#pragma once

#include "server/gateway/envelope_dialect.h"
#include "server/gateway/http_handler.h"
#include "server/gateway/peer.h"

#include <QObject>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QTimer>
#include <QWebSocketServer>

#include <map>
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
    /// From the connection to the end of the request's head; also for each later HTTP request.
    Duration handshakeTimeout{5'000};
    HttpLimits http;
    /// What a WebSocket message may hold before the connection is closed with 1009; messages over
    /// the protocol's own, smaller limit are answered with TOO_LARGE.
    std::int64_t messageBytes = 64 * 1024;
    PeerLimits peer;
};

/// The one TCP port: looks at a bounded head, then hands the socket to a peer (`/ws`) or to HTTP.
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
    /// No new connections from now on.
    void stopAccepting();
    int connections() const { return m_connections; }
    /// Sum over all peers of what waits to be sent.
    std::int64_t bytesPending() const;

private:
    class Server;

    void accept(qintptr descriptor);
    void inspect(QTcpSocket* socket);
    void upgrade(QTcpSocket* socket);
    void adoptWebSocket();
    void serveHttp(QTcpSocket* socket, const std::optional<HttpResponse>& refusal);
    bool countIn(QTcpSocket* socket);

    ListenerSettings m_settings;
    host::CoordinatorHost& m_host;
    HttpHandler& m_http;
    telemetry::Metrics& m_metrics;
    EnvelopeDialect m_envelope;
    std::unique_ptr<Server> m_server;
    QWebSocketServer m_webSockets;
    QTimer m_resumeAccepting;
    QObject m_counting;
    std::set<Peer*> m_peers;
    std::map<std::string, int> m_byAddress;
    int m_connections = 0;
};

} // namespace arcade::gateway
