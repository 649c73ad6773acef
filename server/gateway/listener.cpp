#include "server/gateway/listener.h"

#include "server/gateway/head_reader.h"
#include "server/gateway/origin.h"
#include "server/gateway/turned_away.h"
#include "server/telemetry/log.h"

#include <QSslSocket>

#include <algorithm>
#include <chrono>
#include <utility>

namespace arcade::gateway {
namespace {

using telemetry::gatewayLog;
using telemetry::logWarning;

constexpr int kListenBacklog = 4096;
/// Accepting is tried again after it failed for want of descriptors.
constexpr std::chrono::milliseconds kResumeAfter{200};
constexpr std::string_view kArcadePath = "/ws";
constexpr std::string_view kDirectPath = "/";
/// Answers to pings that may wait beside our own messages.
constexpr std::int64_t kPongBytes = 256 * 1024;

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

/// Why a request that has to do with WebSockets is refused, if it is.
std::optional<HttpResponse> webSocketRefusal(const HttpRequest& request) {
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

} // namespace

class Listener::Server : public QTcpServer {
public:
    explicit Server(Listener& listener)
        : m_listener(listener) {}

protected:
    void incomingConnection(qintptr descriptor) override { m_listener.accept(descriptor); }

private:
    Listener& m_listener;
};

Listener::Listener(const ListenerSettings& settings, host::CoordinatorHost& coordinator,
                   HttpHandler& http, telemetry::Metrics& metrics)
    : m_settings(settings)
    , m_host(coordinator)
    , m_http(http)
    , m_metrics(metrics)
    , m_count({settings.connections, settings.connectionsPerAddress, settings.limitLoopback})
    , m_server(std::make_unique<Server>(*this))
    , m_upgrader({settings.messageBytes, settings.peer.backlogBytes + kPongBytes}) {
    m_server->setListenBacklogSize(kListenBacklog);
    m_resumeAccepting.setSingleShot(true);
    connect(&m_resumeAccepting, &QTimer::timeout, m_server.get(), &QTcpServer::resumeAccepting);
    connect(m_server.get(), &QTcpServer::acceptError, this, &Listener::acceptFailed);
}

Listener::~Listener() {
    // Peers and connections use what are members here, so they go first.
    m_peers.clear();
    const QObjectList owned = children();
    qDeleteAll(owned);
}

Result<Done> Listener::listen() {
    QHostAddress address;
    if (!address.setAddress(QString::fromStdString(m_settings.host)))
        return Error{ErrorCode::Internal,
                     "'" + m_settings.host + "' is not an address of this machine."};
    if (!m_server->listen(address, m_settings.port))
        return Error{ErrorCode::Internal, "Cannot listen on " + m_settings.host + " port " +
                                              std::to_string(m_settings.port) + ": " +
                                              m_server->errorString().toStdString()};
    return Done{};
}

std::string Listener::url() const {
    const QHostAddress address = m_server->serverAddress();
    const std::string host = address.protocol() == QAbstractSocket::IPv6Protocol
                                 ? "[" + address.toString().toStdString() + "]"
                                 : address.toString().toStdString();
    return std::string{m_settings.tls ? "https" : "http"} + "://" + host + ":" +
           std::to_string(port());
}

std::uint16_t Listener::port() const {
    return m_server->serverPort();
}

void Listener::stopAccepting() {
    // A closed server must not be told to resume.
    m_resumeAccepting.stop();
    m_server->close();
}

std::int64_t Listener::bytesPending() const {
    std::int64_t bytes = 0;
    for (const Peer* peer : m_peers)
        bytes += peer->bytesPending();
    return bytes;
}

void Listener::acceptFailed() {
    // After its first error a listening socket of Qt's calls the end of each batch an error, too:
    // a batch that brought something has not failed.
    if (std::exchange(m_hasAccepted, false)) {
        m_server->resumeAccepting();
        return;
    }
    logWarning(gatewayLog(), "accepting failed",
               {{"error", m_server->errorString()}, {"connections", connections()}});
    // The server has paused itself, and would for ever.
    m_resumeAccepting.start(kResumeAfter);
}

QTcpSocket* Listener::makeSocket(qintptr descriptor) {
    QTcpSocket* socket = nullptr;
    if (m_settings.tls) {
        auto* secure = new LingeringSocket<QSslSocket>(this);
        secure->setSslConfiguration(*m_settings.tls);
        socket = secure;
    } else {
        socket = new LingeringSocket<QTcpSocket>(this);
    }
    if (!socket->setSocketDescriptor(descriptor)) {
        delete socket;
        return nullptr;
    }
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    return socket;
}

void Listener::accept(qintptr descriptor) {
    m_hasAccepted = true;
    QTcpSocket* socket = makeSocket(descriptor);
    if (socket == nullptr)
        return;
    const auto verdict = m_count.countIn(*socket, originOf(socket->peerAddress()));
    if (verdict != ConnectionCount::Verdict::Welcome)
        m_metrics.rateLimited.increment();
    if (verdict == ConnectionCount::Verdict::Overrun) {
        delete socket;
        return;
    }
    const bool isWelcome = verdict == ConnectionCount::Verdict::Welcome;
    new HeadReader(
        socket, m_settings.http, m_settings.handshakeTimeout,
        [this, isWelcome](QTcpSocket* known, const HttpRequestParser& head) {
            handOver(known, head, isWelcome);
        },
        this);
    if (auto* secure = qobject_cast<QSslSocket*>(socket))
        secure->startServerEncryption();
}

void Listener::handOver(QTcpSocket* socket, const HttpRequestParser& head, bool isWelcome) {
    const bool isReadable = head.state() != HttpRequestParser::State::Failed;
    const bool isWebSocket =
        isReadable && (head.request().path == kArcadePath || head.request().asksForWebSocket());
    const auto refusal = isWebSocket ? webSocketRefusal(head.request()) : std::nullopt;
    if (!isWebSocket || refusal) {
        serveHttp(socket, isWelcome ? refusal : fullResponse(), head.state());
        return;
    }
    const Dialect& dialect = head.request().path == kArcadePath
                                 ? static_cast<const Dialect&>(m_envelope)
                                 : static_cast<const Dialect&>(m_flat);
    m_upgrader.upgrade(socket, [this, isWelcome, &dialect](std::unique_ptr<Transport> transport) {
        if (isWelcome)
            addPeer(std::move(transport), dialect);
        else
            new TurnedAway(std::move(transport), this);
    });
}

void Listener::serveHttp(QTcpSocket* socket, const std::optional<HttpResponse>& refusal,
                         HttpRequestParser::State head) {
    auto* connection =
        new HttpConnection(socket, m_http, m_metrics, m_settings.http, m_settings.httpTimes,
                           originOf(socket->peerAddress()), this);
    const bool isWhole = head == HttpRequestParser::State::Complete;
    if (refusal)
        connection->refuse(*refusal, isWhole ? HttpConnection::Rest::Nothing
                                             : HttpConnection::Rest::MayFollow);
    else
        connection->start();
}

void Listener::addPeer(std::unique_ptr<Transport> transport, const Dialect& dialect) {
    auto* peer = new Peer(std::move(transport), dialect, m_host, m_metrics, m_settings.peer);
    peer->setParent(this);
    m_peers.insert(peer);
    connect(peer, &Peer::finished, this, [this, peer] {
        m_peers.erase(peer);
        peer->deleteLater();
    });
}

} // namespace arcade::gateway
