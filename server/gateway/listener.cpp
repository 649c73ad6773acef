#include "server/gateway/listener.h"

#include "server/gateway/plain_front.h"
#include "server/gateway/qt_front.h"
#include "shared/vocabulary/expect.h"

#include <utility>

namespace arcade::gateway {
namespace {

constexpr int kListenBacklog = 4096;
/// Answers to pings that may wait beside our own messages.
constexpr std::int64_t kPongBytes = 256 * 1024;

ReceptionSettings receptionOf(const ListenerSettings& settings) {
    const ConnectionCount::Limits connections{settings.connections, settings.connectionsPerAddress,
                                              settings.limitLoopback};
    return {.connections = connections,
            .http = settings.http,
            .httpTimes = settings.httpTimes,
            .peer = settings.peer,
            .socketIo = {.times = {settings.engineIo, settings.peer.authTimeout},
                         .payloadBytes = settings.http.bodyBytes,
                         .sessions = connections,
                         .corsOrigins = settings.corsOrigins}};
}

} // namespace

Listener::Listener(const ListenerSettings& settings, host::CoordinatorHost& coordinator,
                   HttpHandler& http, telemetry::Metrics& metrics)
    : m_settings(settings)
    , m_reception(receptionOf(settings), coordinator, http, metrics)
    , m_front(makeFront()) {
    m_front->server().setListenBacklogSize(kListenBacklog);
}

Listener::~Listener() {
    // Whoever was let in stands on sockets of the front's.
    m_reception.endAll();
}

std::unique_ptr<Front> Listener::makeFront() {
    if (m_settings.carrier == Carrier::Qt || m_settings.tls)
        return std::make_unique<QtFront>(
            QtFront::Settings{
                .tls = m_settings.tls,
                .handshakeTimeout = m_settings.handshakeTimeout,
                .transport = {m_settings.messageBytes, m_settings.peer.backlogBytes + kPongBytes}},
            m_reception);
    return std::make_unique<PlainFront>(
        PlainFront::Settings{.handshakeTimeout = m_settings.handshakeTimeout,
                             .messageBytes = static_cast<std::size_t>(m_settings.messageBytes)},
        m_reception, m_deadlines);
}

Result<Done> Listener::listen() {
    ARCADE_EXPECT(m_settings.carrier != Carrier::Plain || !m_settings.tls);
    QHostAddress address;
    if (!address.setAddress(QString::fromStdString(m_settings.host)))
        return Error{ErrorCode::Internal,
                     "'" + m_settings.host + "' is not an address of this machine."};
    QTcpServer& server = m_front->server();
    if (!server.listen(address, m_settings.port))
        return Error{ErrorCode::Internal, "Cannot listen on " + m_settings.host + " port " +
                                              std::to_string(m_settings.port) + ": " +
                                              server.errorString().toStdString()};
    return m_front->start();
}

std::string Listener::url() const {
    const QHostAddress address = m_front->server().serverAddress();
    const std::string host = address.protocol() == QAbstractSocket::IPv6Protocol
                                 ? "[" + address.toString().toStdString() + "]"
                                 : address.toString().toStdString();
    return std::string{m_settings.tls ? "https" : "http"} + "://" + host + ":" +
           std::to_string(port());
}

std::uint16_t Listener::port() const {
    return m_front->server().serverPort();
}

void Listener::stopAccepting() {
    m_front->stop();
}

} // namespace arcade::gateway
