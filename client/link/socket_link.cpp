#include "client/link/socket_link.h"

#include "shared/codec/flat.h"

#include <QDateTime>

namespace arcade::client {
namespace {

QString pathOf(Dialect dialect) {
    switch (dialect) {
    case Dialect::Arcade: return QStringLiteral("/ws");
    case Dialect::Flat: return QStringLiteral("/");
    }
    return {};
}

std::string encode(Dialect dialect, const ClientMessage& message, std::string_view id) {
    switch (dialect) {
    case Dialect::Arcade:
        return codec::encode(message, id, instantFromMs(QDateTime::currentMSecsSinceEpoch()));
    case Dialect::Flat: return codec::encodeFlat(message);
    }
    return {};
}

codec::Decoded<ServerMessage> decode(Dialect dialect, std::string_view frame) {
    return dialect == Dialect::Arcade
               ? codec::decodeServer(frame)
               : codec::Decoded<ServerMessage>{{}, 0, codec::decodeFlatServer(frame)};
}

} // namespace

SocketLink::SocketLink(CertificatePins& pins, FrameLog& log, QObject* parent, Dialect dialect)
    : QObject(parent)
    , m_pins(pins)
    , m_log(log)
    , m_dialect(dialect) {
    m_watch.setSingleShot(true);
    connect(&m_watch, &QTimer::timeout, this, &SocketLink::drop);
    connect(&m_ping, &QTimer::timeout, this, [this] {
        if (isOpen())
            m_socket->ping();
    });
}

SocketLink::~SocketLink() {
    // A socket that is destroyed while open reports its end, to nobody any more.
    if (m_socket)
        m_socket->disconnect(this);
}

void SocketLink::open(const ServerAddress& server) {
    close();
    m_server = server;
    m_socket = std::make_unique<QWebSocket>();
    m_socket->setMaxAllowedIncomingMessageSize(codec::kMaxServerMessageBytes);
    m_socket->setMaxAllowedIncomingFrameSize(codec::kMaxServerMessageBytes);
    connectSocket();
    m_watch.start(kOpening);
    m_socket->open(server.webSocketUrl(pathOf(m_dialect)));
}

void SocketLink::connectSocket() {
    QWebSocket* socket = m_socket.get();
    connect(socket, &QWebSocket::connected, this, &SocketLink::socketOpened);
    connect(socket, &QWebSocket::textMessageReceived, this, &SocketLink::take);
    connect(socket, &QWebSocket::pong, this, [this] { m_watch.start(kSilence); });
    connect(socket, &QWebSocket::disconnected, this, &SocketLink::end);
    // A connection that never opened reports an error only.
    connect(socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this, [this] {
        if (m_socket && m_socket->state() == QAbstractSocket::UnconnectedState)
            end();
    });
    connect(socket, &QWebSocket::sslErrors, this, [this](const QList<QSslError>& errors) {
        const QSslCertificate certificate = m_socket->sslConfiguration().peerCertificate();
        if (m_pins.admits(m_server.text(), certificate, errors))
            m_socket->ignoreSslErrors(errors);
    });
}

void SocketLink::socketOpened() {
    const bool isTrusted =
        !m_server.isSecure() ||
        m_pins.admits(m_server.text(), m_socket->sslConfiguration().peerCertificate());
    if (!isTrusted)
        return drop();
    m_watch.start(kSilence);
    if (m_dialect == Dialect::Flat)
        m_ping.start(kBetweenPings);
    Q_EMIT opened();
}

void SocketLink::close() {
    m_watch.stop();
    m_ping.stop();
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    if (isOpen())
        m_socket->close();
    else
        m_socket->abort();
    m_socket.release()->deleteLater();
}

bool SocketLink::isOpen() const {
    return m_socket && m_socket->state() == QAbstractSocket::ConnectedState;
}

void SocketLink::send(const ClientMessage& message, std::string_view id) {
    if (!isOpen())
        return;
    if (m_socket->bytesToWrite() > kMaxBacklogBytes) {
        // Not before the caller is done: closed() is for listeners that wait for no answer here.
        QMetaObject::invokeMethod(this, &SocketLink::drop, Qt::QueuedConnection);
        return;
    }
    const std::string frame = encode(m_dialect, message, id);
    m_log.write(FrameLog::Way::ToServer, frame);
    m_socket->sendTextMessage(QString::fromStdString(frame));
    m_socket->flush();
}

void SocketLink::drop() {
    if (!m_socket)
        return;
    m_socket->abort();
    end();
}

void SocketLink::take(const QString& text) {
    m_watch.start(kSilence);
    const std::string frame = text.toStdString();
    m_log.write(FrameLog::Way::ToClient, frame);
    Q_EMIT received(decode(m_dialect, frame));
}

void SocketLink::end() {
    if (!m_socket)
        return;
    // Qt says "normal" also of a connection that just went; a coordinator never closes with that.
    const QWebSocketProtocol::CloseCode said = m_socket->closeCode();
    const bool wasClosed = said != QWebSocketProtocol::CloseCodeNormal &&
                           said != QWebSocketProtocol::CloseCodeAbnormalDisconnection;
    const int code = wasClosed ? static_cast<int>(said) : 0;
    const QString reason =
        m_socket->closeReason().isEmpty() ? m_socket->errorString() : m_socket->closeReason();
    close();
    Q_EMIT closed(code, reason);
}

} // namespace arcade::client
