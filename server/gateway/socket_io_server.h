#pragma once

#include "server/gateway/connection_count.h"
#include "server/gateway/cross_origin.h"
#include "server/gateway/http_handler.h"
#include "server/gateway/socket_io_connection.h"
#include "server/telemetry/metrics.h"

#include <QObject>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace arcade::gateway {

struct SocketIoSettings {
    SocketIoTimes times;
    /// What a request's body may hold, as its parser has it.
    std::size_t payloadBytes = 65'536;
    ConnectionCount::Limits sessions;
    std::vector<std::string> corsOrigins;
};

/// Everything under `/socket.io/`: the sessions, and which of them a request or a WebSocket is
/// for. Other requests are handed on. What it is given must outlive it.
class SocketIoServer : public QObject, public HttpHandler {
    Q_OBJECT

public:
    SocketIoServer(SocketIoSettings settings, HttpHandler& others, telemetry::Metrics& metrics,
                   SocketIoConnection::Connected connected);
    ~SocketIoServer() override;

    static bool serves(const HttpRequest& request);

    void handle(const HttpRequest& request, const HttpOrigin& origin, Respond respond) override;

    /// Why a WebSocket handshake on this path is refused, if it is.
    std::optional<HttpResponse> upgradeRefusal(const HttpRequest& request) const;
    /// The WebSocket that came of it; `sid` is the session it is offered to, empty for a new one.
    void accept(const std::string& sid, const HttpOrigin& origin,
                std::unique_ptr<Transport> transport);
    /// Of a request; empty when there is none.
    static std::string sidIn(const HttpRequest& request);

private:
    void dispatch(const HttpRequest& request, const HttpOrigin& origin, const Respond& respond);
    void begin(const HttpRequest& request, const HttpOrigin& origin, const Respond& respond);
    /// Null when the sessions are too many.
    SocketIoConnection* open(EngineIoCarrier carrier, const HttpOrigin& origin);
    SocketIoConnection* find(const std::string& sid) const;

    SocketIoSettings m_settings;
    HttpHandler& m_others;
    telemetry::Metrics& m_metrics;
    CrossOrigin m_crossOrigin;
    ConnectionCount m_count;
    SocketIoConnection::Connected m_connected;
    std::map<std::string, SocketIoConnection*> m_sessions;
};

} // namespace arcade::gateway
