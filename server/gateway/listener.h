#pragma once

#include "server/gateway/deadlines.h"
#include "server/gateway/front.h"
#include "server/gateway/reception.h"

#include <QSslConfiguration>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace arcade::gateway {

/// What carries connections: sockets of the system's for plain TCP, QtWebSockets for TLS as well;
/// Auto takes the one that TLS asks for.
enum class Carrier { Auto, Plain, Qt };

struct ListenerSettings {
    std::string host = "127.0.0.1";
    /// 0 takes a free one.
    std::uint16_t port = 5000;
    std::optional<QSslConfiguration> tls;
    /// Plain is not for TLS.
    Carrier carrier = Carrier::Auto;
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
    EngineIoTimes engineIo;
    /// Whose pages may use Socket.IO; `*` for all.
    std::vector<std::string> corsOrigins;
};

/// The one TCP port: looks at a bounded head, then hands the connection to a peer (`/ws`, `/`), to
/// Socket.IO or to HTTP. What it is given must outlive it.
class Listener {
public:
    Listener(const ListenerSettings& settings, host::CoordinatorHost& coordinator,
             HttpHandler& http, telemetry::Metrics& metrics);
    ~Listener();

    /// The error says what is wrong with address or port.
    Result<Done> listen();
    /// `http://ADDR:PORT` or `https://…`.
    std::string url() const;
    std::uint16_t port() const;
    /// No new connections from now on.
    void stopAccepting();
    /// Open ones, of any kind and stage.
    int connections() const { return m_reception.connections(); }
    /// Sum over all peers of what waits to be sent.
    std::int64_t bytesPending() const { return m_reception.bytesPending(); }

private:
    std::unique_ptr<Front> makeFront();

    ListenerSettings m_settings;
    Deadlines m_deadlines;
    Reception m_reception;
    std::unique_ptr<Front> m_front;
};

} // namespace arcade::gateway
