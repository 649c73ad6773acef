#include "server/gateway/qt_upgrader.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace arcade::gateway {

QtUpgrader::QtUpgrader(const QtTransport::Limits& limits)
    : m_limits(limits)
    , m_webSockets(QStringLiteral("ghostnet-arcade"), QWebSocketServer::NonSecureMode) {
    // They are taken as they come; Qt's 30 would turn away a burst.
    m_webSockets.setMaxPendingConnections(std::numeric_limits<int>::max());
    connect(&m_webSockets, &QWebSocketServer::newConnection, this, &QtUpgrader::adopt);
}

void QtUpgrader::upgrade(QTcpSocket* socket, Upgraded upgraded) {
    // QtWebSockets deletes it when it disconnects, but at the end only a parent does.
    socket->setParent(&m_webSockets);
    std::erase_if(m_waiting, [](const Waiting& earlier) { return !earlier.socket; });
    m_waiting.push_back({socket, std::move(upgraded)});
    m_webSockets.handleConnection(socket);
}

void QtUpgrader::adopt() {
    while (QWebSocket* socket = m_webSockets.nextPendingConnection()) {
        socket->setParent(nullptr);
        std::unique_ptr<QWebSocket> owned(socket);
        const Waiting waiting = takeWaiting(*socket);
        if (waiting.socket)
            waiting.upgraded(
                std::make_unique<QtTransport>(std::move(owned), *waiting.socket, m_limits));
    }
}

/// QtWebSockets does not tell which socket it has upgraded; no other has the same far end.
QtUpgrader::Waiting QtUpgrader::takeWaiting(const QWebSocket& socket) {
    const auto found = std::ranges::find_if(m_waiting, [&](const Waiting& waiting) {
        return waiting.socket && waiting.socket->peerPort() == socket.peerPort() &&
               waiting.socket->peerAddress() == socket.peerAddress();
    });
    if (found == m_waiting.end())
        return {};
    Waiting waiting = std::move(*found);
    m_waiting.erase(found);
    return waiting;
}

} // namespace arcade::gateway
