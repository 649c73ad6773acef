#pragma once

#include "server/gateway/connection_count.h"
#include "server/gateway/envelope_dialect.h"
#include "server/gateway/flat_dialect.h"
#include "server/gateway/http_connection.h"
#include "server/gateway/peer.h"
#include "server/gateway/socket_io_server.h"

#include <QObject>
#include <QTcpSocket>

#include <functional>
#include <list>
#include <memory>
#include <optional>

namespace arcade::gateway {

struct ReceptionSettings {
    ConnectionCount::Limits connections;
    HttpLimits http;
    HttpTimes httpTimes;
    PeerLimits peer;
    SocketIoSettings socketIo;
};

/// Decides what becomes of a connection by the head of its first request, and keeps what came of
/// it: peers (`/ws`, `/`), Socket.IO, HTTP. What it is given must outlive it.
class Reception : public QObject {
    Q_OBJECT

public:
    Reception(const ReceptionSettings& settings, host::CoordinatorHost& coordinator,
              HttpHandler& http, telemetry::Metrics& metrics, Deadlines& deadlines);
    ~Reception() override;

    const HttpLimits& httpLimits() const { return m_settings.http; }
    /// Counts a new connection; one that is Overrun is to be dropped.
    ConnectionCount::Entry countIn(const HttpOrigin& origin);

    /// What a connection is to become.
    struct Fate {
        /// To be called with the WebSocket that came of it; empty when it stays HTTP.
        std::function<void(std::unique_ptr<Transport>)> upgraded;
        /// What a request over HTTP is answered with, instead of by the routes.
        std::optional<HttpResponse> refusal;
    };
    /// By a head that is known, or Failed. The connection was welcome, or too many.
    Fate fateOf(const HttpRequestParser& head, const HttpOrigin& origin,
                ConnectionCount::Verdict verdict);
    /// `head` is how far the request was looked at; its bytes still wait in the socket.
    void serveHttp(QTcpSocket* socket, const HttpOrigin& origin, const Fate& fate,
                   HttpRequestParser::State head);

    /// Drops them all; there are no others afterwards.
    void endAll();
    /// Open ones, of any kind and stage.
    int connections() const { return m_count.total(); }
    /// Sum over all peers of what waits to be sent.
    std::int64_t bytesPending() const;

private:
    std::optional<HttpResponse> webSocketRefusal(const HttpRequest& request) const;
    Fate welcome(const HttpRequest& request, const HttpOrigin& origin);
    void addPeer(std::unique_ptr<Transport> transport, const Dialect& dialect);
    void peerFinished(Peer& peer);

    ReceptionSettings m_settings;
    telemetry::Metrics& m_metrics;
    DelayedAnswers m_delayedAnswers;
    Peer::Surroundings m_surroundings;
    EnvelopeDialect m_envelope;
    FlatDialect m_flat;
    ConnectionCount m_count;
    std::unique_ptr<SocketIoServer> m_socketIo;
    std::list<Peer> m_peers;
    /// Deleted in the next turn of the loop.
    std::list<Peer> m_finished;
};

} // namespace arcade::gateway
