#include "server/gateway/reception.h"

#include "server/gateway/turned_away.h"

#include <chrono>
#include <iterator>
#include <utility>

namespace arcade::gateway {
namespace {

constexpr std::string_view kArcadePath = "/ws";
constexpr std::string_view kDirectPath = "/";

HttpResponse fullResponse() {
    return errorResponse({ErrorCode::ServerFull, "The server takes no more connections now.",
                          std::chrono::seconds{5}});
}

HttpResponse upgradeRequired() {
    HttpResponse response =
        errorResponse(426, ErrorCode::BadMessage, "This path speaks WebSocket, version 13.");
    response.headers = {{"Upgrade", "websocket"},
                        {"Connection", "Upgrade, close"},
                        {"Sec-WebSocket-Version", "13"}};
    return response;
}

} // namespace

Reception::Reception(const ReceptionSettings& settings, host::CoordinatorHost& coordinator,
                     HttpHandler& http, telemetry::Metrics& metrics, Deadlines& deadlines)
    : m_settings(settings)
    , m_metrics(metrics)
    , m_delayedAnswers(settings.peer.answerDelay)
    , m_surroundings{coordinator,      metrics,       deadlines,
                     m_delayedAnswers, settings.peer, [this](Peer& peer) { peerFinished(peer); }}
    , m_count(settings.connections)
    , m_socketIo(std::make_unique<SocketIoServer>(
          settings.socketIo, http, metrics, [this](std::unique_ptr<SocketIoTransport> transport) {
              const Dialect& dialect = transport->dialect();
              addPeer(std::move(transport), dialect);
          })) {}

Reception::~Reception() {
    endAll();
}

void Reception::endAll() {
    // Peers and connections use what are members here, so they go first.
    m_peers.clear();
    m_finished.clear();
    const QObjectList owned = children();
    qDeleteAll(owned);
    m_socketIo.reset();
}

ConnectionCount::Entry Reception::countIn(const HttpOrigin& origin) {
    ConnectionCount::Entry entry = m_count.countIn(origin);
    if (entry.verdict != ConnectionCount::Verdict::Welcome)
        m_metrics.rateLimited.increment();
    return entry;
}

std::int64_t Reception::bytesPending() const {
    std::int64_t bytes = 0;
    for (const Peer& peer : m_peers)
        bytes += peer.bytesPending();
    return bytes;
}

/// Why a request that has to do with WebSockets is refused, if it is.
std::optional<HttpResponse> Reception::webSocketRefusal(const HttpRequest& request) const {
    const bool isSocketIo = SocketIoServer::serves(request);
    if (request.isWebSocketUpgrade() && isSocketIo)
        return m_socketIo->upgradeRefusal(request);
    if (request.isWebSocketUpgrade())
        return request.path == kArcadePath || request.path == kDirectPath
                   ? std::nullopt
                   : std::optional(errorResponse(
                         404, ErrorCode::UnknownType,
                         "WebSocket connections are served on /ws, of direct games on /."));
    const bool hasOtherVersion = request.asksForWebSocket() &&
                                 request.header("Sec-WebSocket-Version").value_or("13") != "13";
    if (!request.asksForWebSocket() || hasOtherVersion)
        return upgradeRequired();
    return errorResponse(400, ErrorCode::BadMessage, "The WebSocket handshake is malformed.");
}

Reception::Fate Reception::fateOf(const HttpRequestParser& head, const HttpOrigin& origin,
                                  ConnectionCount::Verdict verdict) {
    const bool isWelcome = verdict == ConnectionCount::Verdict::Welcome;
    const bool isReadable = head.state() != HttpRequestParser::State::Failed;
    const bool isWebSocket =
        isReadable && (head.request().path == kArcadePath || head.request().asksForWebSocket());
    const auto refusal = isWebSocket ? webSocketRefusal(head.request()) : std::nullopt;
    if (!isWebSocket || refusal)
        return {{}, isWelcome ? refusal : fullResponse()};
    if (isWelcome)
        return welcome(head.request(), origin);
    return {[this](std::unique_ptr<Transport> transport) {
                new TurnedAway(std::move(transport), this);
            },
            {}};
}

Reception::Fate Reception::welcome(const HttpRequest& request, const HttpOrigin& origin) {
    if (SocketIoServer::serves(request))
        return {[this, sid = SocketIoServer::sidIn(request),
                 origin](std::unique_ptr<Transport> transport) {
                    m_socketIo->accept(sid, origin, std::move(transport));
                },
                {}};
    const Dialect& dialect = request.path == kArcadePath ? static_cast<const Dialect&>(m_envelope)
                                                         : static_cast<const Dialect&>(m_flat);
    return {[this, &dialect](std::unique_ptr<Transport> transport) {
                addPeer(std::move(transport), dialect);
            },
            {}};
}

void Reception::serveHttp(QTcpSocket* socket, const HttpOrigin& origin, const Fate& fate,
                          HttpRequestParser::State head) {
    auto* connection = new HttpConnection(socket, *m_socketIo, m_metrics, m_settings.http,
                                          m_settings.httpTimes, origin, this);
    const bool isWhole = head == HttpRequestParser::State::Complete;
    if (fate.refusal)
        connection->refuse(*fate.refusal, isWhole ? HttpConnection::Rest::Nothing
                                                  : HttpConnection::Rest::MayFollow);
    else
        connection->start();
}

void Reception::addPeer(std::unique_ptr<Transport> transport, const Dialect& dialect) {
    Peer& peer = m_peers.emplace_back(std::move(transport), dialect, m_surroundings);
    peer.place = std::prev(m_peers.end());
}

void Reception::peerFinished(Peer& peer) {
    if (m_finished.empty())
        QMetaObject::invokeMethod(
            this, [this] { m_finished.clear(); }, Qt::QueuedConnection);
    m_finished.splice(m_finished.end(), m_peers, peer.place);
}

} // namespace arcade::gateway
