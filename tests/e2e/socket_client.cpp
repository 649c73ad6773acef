#include "tests/e2e/socket_client.h"

#include "tests/e2e/waiting.h"

#include <algorithm>

namespace arcade::e2e {

SocketClient::SocketClient(const CoordinatorProcess& server) {
    QObject::connect(&m_socket, &QWebSocket::textMessageReceived, &m_socket,
                     [this](const QString& text) {
                         const auto decoded = codec::decodeServer(text.toStdString());
                         if (!decoded.message)
                             return;
                         m_received.push_back(decoded.message.value());
                         m_ids.push_back(decoded.id);
                     });
    m_socket.open(QUrl(QStringLiteral("ws://127.0.0.1:%1/ws").arg(server.port())));
    waitUntil([this] { return isOpen(); });
}

void SocketClient::send(const ClientMessage& message, const std::string& id) {
    m_socket.sendTextMessage(QString::fromStdString(codec::encode(message, id, Instant{})));
}

std::optional<ErrorCode> SocketClient::errorFor(const std::string& id) {
    const auto place = [&] { return std::find(m_ids.begin(), m_ids.end(), id); };
    if (!waitUntil([&] { return place() != m_ids.end(); }))
        return std::nullopt;
    const ServerMessage& answer =
        m_received[static_cast<std::size_t>(std::distance(m_ids.begin(), place()))];
    const auto* error = std::get_if<ErrorReply>(&answer);
    return error == nullptr ? std::nullopt : std::optional{error->code};
}

int SocketClient::closeCode() {
    if (!waitUntil([this] { return m_socket.state() == QAbstractSocket::UnconnectedState; }))
        return 0;
    // Of a connection that was reset Qt may say "normal", with which no coordinator ever closes.
    const QWebSocketProtocol::CloseCode code = m_socket.closeCode();
    return code == QWebSocketProtocol::CloseCodeNormal
               ? static_cast<int>(QWebSocketProtocol::CloseCodeAbnormalDisconnection)
               : static_cast<int>(code);
}

} // namespace arcade::e2e
