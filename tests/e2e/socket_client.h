#pragma once

#include "tests/e2e/coordinator_process.h"

#include "shared/codec/envelope.h"

#include <QWebSocket>

#include <string>
#include <vector>

namespace arcade::e2e {

/// A bare WebSocket on /ws that sends what it is told and keeps what comes.
class SocketClient {
public:
    /// Waits until it is open.
    explicit SocketClient(const CoordinatorProcess& server);

    void send(const ClientMessage& message, const std::string& id = "1");
    /// Waits for the answer to the request of that id and gives its error code, if it is one.
    std::optional<ErrorCode> errorFor(const std::string& id);
    /// Waits for the end of the connection; 0 when it did not come.
    int closeCode();

    bool isOpen() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    const std::vector<ServerMessage>& received() const { return m_received; }

private:
    QWebSocket m_socket;
    std::vector<ServerMessage> m_received;
    std::vector<std::string> m_ids;
};

} // namespace arcade::e2e
