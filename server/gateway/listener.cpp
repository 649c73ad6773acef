#include "server/gateway/listener.h"

#include "server/gateway/http_connection.h"
#include "server/gateway/qt_transport.h"
#include "server/telemetry/log.h"

#include <QHostAddress>
#include <QSslSocket>

#include <chrono>
#include <utility>

namespace arcade::gateway {
namespace {

using telemetry::gatewayLog;
using telemetry::logEvent;
using telemetry::logWarning;

constexpr int kListenBacklog = 4096;
/// Accepting is tried again after it failed for want of descriptors.
constexpr std::chrono::milliseconds kResumeAfter{200};
constexpr std::string_view kWebSocketPath = "/ws";

HttpOrigin originOf(const QTcpSocket& socket) {
    return {socket.peerAddress().toString().toStdString(), socket.peerAddress().isLoopback()};
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
    , m_server(std::make_unique<Server>(*this))
    , m_webSockets(QStringLiteral("ghostnet-arcade"), QWebSocketServer::NonSecureMode) {
    m_server->setListenBacklogSize(kListenBacklog);
    m_webSockets.setMaxPendingConnections(kListenBacklog);
    connect(&m_webSockets, &QWebSocketServer::newConnection, this, &Listener::adoptWebSocket);
    m_resumeAccepting.setSingleShot(true);
    connect(&m_resumeAccepting, &QTimer::timeout, m_server.get(), &QTcpServer::resumeAccepting);
    connect(m_server.get(), &QTcpServer::acceptError, this, [this] {
        logWarning(gatewayLog(), "accepting failed",
                   {{"error", m_server->errorString()}, {"connections", m_connections}});
        m_server->pauseAccepting();
        m_resumeAccepting.start(kResumeAfter);
    });
}

Listener::~Listener() {
    for (Peer* peer : std::exchange(m_peers, {}))
        delete peer;
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
           std::to_string(m_server->serverPort());
}

void Listener::stopAccepting() {
    m_server->close();
}

std::int64_t Listener::bytesPending() const {
    std::int64_t bytes = 0;
    for (const Peer* peer : m_peers)
        bytes += peer->bytesPending();
    return bytes;
}

void Listener::accept(qintptr descriptor) {
    auto* secure = m_settings.tls ? new QSslSocket(this) : nullptr;
    QTcpSocket* socket = secure != nullptr ? secure : new QTcpSocket(this);
    if (!socket->setSocketDescriptor(descriptor)) {
        socket->deleteLater();
        return;
    }
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    // What waits before the head is known is bounded by what a head may be.
    socket->setReadBufferSize(static_cast<qint64>(m_settings.http.headBytes) + 1);
    const bool isWelcome = countIn(socket);
    if (secure != nullptr) {
        secure->setSslConfiguration(*m_settings.tls);
        secure->startServerEncryption();
    }
    if (!isWelcome) {
        m_metrics.rateLimited.increment();
        serveHttp(socket,
                  errorResponse({ErrorCode::ServerFull, "The server takes no more connections now.",
                                 std::chrono::seconds{5}}));
        return;
    }
    auto* limit = new QTimer(socket);
    limit->setObjectName(QStringLiteral("headLimit"));
    limit->setSingleShot(true);
    connect(limit, &QTimer::timeout, socket, [socket] { socket->abort(); });
    limit->start(m_settings.handshakeTimeout);
    connect(socket, &QTcpSocket::readyRead, this, [this, socket] { inspect(socket); });
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
}

bool Listener::countIn(QTcpSocket* socket) {
    const HttpOrigin origin = originOf(*socket);
    const int fromThere = ++m_byAddress[origin.address];
    ++m_connections;
    // Its receiver is not the listener, so that hand-overs can cut the listener's own connections.
    connect(socket, &QObject::destroyed, &m_counting, [this, address = origin.address] {
        --m_connections;
        if (--m_byAddress[address] == 0)
            m_byAddress.erase(address);
    });
    const bool isExempt = origin.isLoopback && !m_settings.limitLoopback;
    return m_connections <= m_settings.connections &&
           (isExempt || fromThere <= m_settings.connectionsPerAddress);
}

void Listener::inspect(QTcpSocket* socket) {
    const QByteArray waiting = socket->peek(static_cast<qint64>(m_settings.http.headBytes) + 1);
    HttpRequestParser parser(m_settings.http);
    const auto state =
        parser.parseHead({waiting.constData(), static_cast<std::size_t>(waiting.size())});
    if (state == HttpRequestParser::State::NeedMore)
        return;
    delete socket->findChild<QTimer*>(QStringLiteral("headLimit"));
    disconnect(socket, nullptr, this, nullptr);
    disconnect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    const bool isUpgrade =
        state != HttpRequestParser::State::Failed && parser.request().isWebSocketUpgrade();
    if (!isUpgrade) {
        serveHttp(socket, std::nullopt);
    } else if (parser.request().path != kWebSocketPath) {
        serveHttp(socket, errorResponse(404, ErrorCode::BadMessage,
                                        "WebSocket connections are served on /ws."));
    } else {
        upgrade(socket);
    }
}

void Listener::serveHttp(QTcpSocket* socket, const std::optional<HttpResponse>& refusal) {
    auto* connection = new HttpConnection(socket, m_http, m_settings.http,
                                          m_settings.handshakeTimeout, originOf(*socket), this);
    if (refusal)
        connection->refuse(*refusal);
    else
        connection->start();
}

void Listener::upgrade(QTcpSocket* socket) {
    socket->setParent(nullptr);
    m_webSockets.handleConnection(socket);
}

void Listener::adoptWebSocket() {
    while (QWebSocket* socket = m_webSockets.nextPendingConnection()) {
        socket->setParent(nullptr);
        auto transport = std::make_unique<QtTransport>(std::unique_ptr<QWebSocket>(socket),
                                                       m_settings.messageBytes);
        auto* peer = new Peer(std::move(transport), m_envelope, m_host, m_metrics, m_settings.peer);
        m_peers.insert(peer);
        connect(peer, &Peer::finished, this, [this, peer] {
            m_peers.erase(peer);
            peer->deleteLater();
        });
    }
}

} // namespace arcade::gateway
