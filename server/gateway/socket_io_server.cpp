#include "server/gateway/socket_io_server.h"

#include "server/gateway/engine_io_fault.h"
#include "server/gateway/turned_away.h"
#include "server/host/system_ports.h"
#include "shared/vocabulary/ids.h"

#include <algorithm>
#include <utility>

namespace arcade::gateway {
namespace {

constexpr std::string_view kSocketIoPath = "/socket.io/";
constexpr std::string_view kSocketIoMethods = "GET, POST, OPTIONS";
constexpr std::string_view kEngineIoVersion = "4";

HttpResponse noMoreSessions() {
    return errorResponse(
        {ErrorCode::ServerFull, "The server takes no more sessions now.", std::chrono::seconds{5}});
}

/// What is wrong with a request that begins a session, if anything.
std::optional<EngineIoFault> handshakeFault(const HttpRequest& request) {
    if (request.queryValue("EIO") != kEngineIoVersion)
        return EngineIoFault::VersionUnsupported;
    if (request.method != HttpMethod::Get)
        return EngineIoFault::BadHandshakeMethod;
    return std::nullopt;
}

std::optional<EngineIoFault> transportFault(const HttpRequest& request, std::string_view expected) {
    const auto transport = request.queryValue("transport").value_or("");
    if (transport != "polling" && transport != "websocket")
        return EngineIoFault::TransportUnknown;
    if (transport != expected)
        return EngineIoFault::BadRequest;
    return std::nullopt;
}

} // namespace

SocketIoServer::SocketIoServer(SocketIoSettings settings, HttpHandler& others,
                               telemetry::Metrics& metrics, SocketIoConnection::Connected connected)
    : m_settings(std::move(settings))
    , m_others(others)
    , m_metrics(metrics)
    , m_crossOrigin(m_settings.corsOrigins)
    , m_count(m_settings.sessions)
    , m_connected(std::move(connected)) {}

SocketIoServer::~SocketIoServer() {
    // They leave the map here, so they go first.
    const QObjectList owned = children();
    qDeleteAll(owned);
}

bool SocketIoServer::serves(const HttpRequest& request) {
    return request.path == kSocketIoPath ||
           request.path == kSocketIoPath.substr(0, kSocketIoPath.size() - 1);
}

std::string SocketIoServer::sidIn(const HttpRequest& request) {
    return std::string(request.queryValue("sid").value_or(""));
}

void SocketIoServer::handle(const HttpRequest& request, const HttpOrigin& origin, Respond respond) {
    if (!serves(request)) {
        m_others.handle(request, origin, std::move(respond));
        return;
    }
    HttpResponse permission;
    m_crossOrigin.permit(request, permission);
    dispatch(request, origin,
             [&metrics = m_metrics, headers = std::move(permission.headers),
              respond = std::move(respond)](HttpResponse response) {
                 metrics.httpRequests(kSocketIoPath, response.status).increment();
                 response.headers.insert(response.headers.end(), headers.begin(), headers.end());
                 respond(std::move(response));
             });
}

void SocketIoServer::dispatch(const HttpRequest& request, const HttpOrigin& origin,
                              const Respond& respond) {
    const std::string sid = sidIn(request);
    SocketIoConnection* const session = find(sid);
    if (m_crossOrigin.isPreflight(request)) {
        respond(m_crossOrigin.answerPreflight(std::string(kSocketIoMethods)));
    } else if (request.method == HttpMethod::Options) {
        respond({.status = 204,
                 .contentType = {},
                 .body = {},
                 .headers = {{"Allow", std::string(kSocketIoMethods)}}});
    } else if (const auto fault = transportFault(request, "polling")) {
        respond(engineIoError(*fault));
    } else if (sid.empty()) {
        begin(request, origin, respond);
    } else if (session == nullptr) {
        respond(engineIoError(EngineIoFault::SessionUnknown));
    } else if (request.method == HttpMethod::Get) {
        session->engine().poll(origin, respond);
    } else if (request.method == HttpMethod::Post) {
        session->engine().post(request.body, respond);
    } else {
        respond(engineIoError(EngineIoFault::BadRequest));
    }
}

void SocketIoServer::begin(const HttpRequest& request, const HttpOrigin& origin,
                           const Respond& respond) {
    if (const auto fault = handshakeFault(request)) {
        respond(engineIoError(*fault));
    } else if (SocketIoConnection* session = open(EngineIoCarrier::Polling, origin)) {
        respond({.status = 200,
                 .contentType = "text/plain; charset=UTF-8",
                 .body = session->engine().handshake(m_settings.payloadBytes),
                 .headers = {}});
    } else {
        m_metrics.rateLimited.increment();
        respond(noMoreSessions());
    }
}

std::optional<HttpResponse> SocketIoServer::upgradeRefusal(const HttpRequest& request) const {
    auto fault = transportFault(request, "websocket");
    const std::string sid = sidIn(request);
    if (!fault && sid.empty())
        fault = handshakeFault(request);
    else if (!fault && find(sid) == nullptr)
        fault = EngineIoFault::SessionUnknown;
    return fault ? std::optional(engineIoError(*fault)) : std::nullopt;
}

void SocketIoServer::accept(const std::string& sid, const HttpOrigin& origin,
                            std::unique_ptr<Transport> transport) {
    if (SocketIoConnection* session = find(sid)) {
        session->engine().offer(std::move(transport));
    } else if (session = sid.empty() ? open(EngineIoCarrier::WebSocket, origin) : nullptr;
               session != nullptr) {
        EngineIoConnection& engine = session->engine();
        engine.carry(std::move(transport), engine.handshake(m_settings.payloadBytes));
    } else {
        new TurnedAway(std::move(transport), this);
    }
}

SocketIoConnection* SocketIoServer::open(EngineIoCarrier carrier, const HttpOrigin& origin) {
    const auto [high, low] = host::SystemEntropy{}.draw();
    const std::string sid = hexText(high, low);
    auto session = std::make_unique<SocketIoConnection>(sid, carrier, m_settings.times,
                                                        origin.address, m_connected);
    if (m_count.countIn(*session, origin) != ConnectionCount::Verdict::Welcome)
        return nullptr;
    connect(session.get(), &SocketIoConnection::ended, this,
            [this, sid] { m_sessions.erase(sid); });
    session->setParent(this);
    m_sessions.emplace(sid, session.get());
    return session.release();
}

SocketIoConnection* SocketIoServer::find(const std::string& sid) const {
    const auto found = m_sessions.find(sid);
    return found == m_sessions.end() ? nullptr : found->second;
}

} // namespace arcade::gateway
