#pragma once

#include "server/gateway/qt_transport.h"

#include <QObject>
#include <QPointer>
#include <QWebSocketServer>

#include <functional>
#include <memory>
#include <vector>

namespace arcade::gateway {

/// Turns sockets into WebSocket transports by way of QtWebSockets.
class QtUpgrader : public QObject {
    Q_OBJECT

public:
    using Upgraded = std::function<void(std::unique_ptr<Transport>)>;

    explicit QtUpgrader(const QtTransport::Limits& limits);

    /// Takes a socket in which a complete handshake waits. `upgraded` is called soon, unless the
    /// socket goes before.
    void upgrade(QTcpSocket* socket, Upgraded upgraded);

private:
    struct Waiting {
        QPointer<QTcpSocket> socket;
        Upgraded upgraded;
    };

    void adopt();
    Waiting takeWaiting(const QWebSocket& socket);

    QtTransport::Limits m_limits;
    QWebSocketServer m_webSockets;
    std::vector<Waiting> m_waiting;
};

} // namespace arcade::gateway
