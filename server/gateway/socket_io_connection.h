#pragma once

#include "server/gateway/engine_io_connection.h"
#include "server/gateway/socket_io_dialect.h"
#include "server/gateway/socket_io_packet.h"
#include "server/gateway/transport.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace arcade::gateway {

class SocketIoConnection;

/// What a client of Socket.IO is to the rest of the server while it is connected to the main
/// namespace. Its texts are packets of Socket.IO one way and of Engine.IO the other.
class SocketIoTransport : public QObject, public Transport {
    Q_OBJECT

public:
    SocketIoTransport(SocketIoConnection& connection, std::optional<std::string> token);
    ~SocketIoTransport() override;

    /// Lives as long as this.
    const Dialect& dialect() const { return m_dialect; }

    void setHandler(TransportHandler* handler) override { m_handler = handler; }
    void sendFrame(std::string_view frame) override;
    /// Engine.IO keeps a heartbeat of its own: whoever it has not given up is alive.
    void ping() override;
    std::int64_t bytesPending() const override;
    std::int64_t bytesUnconfirmed() const override;
    void close(CloseCode code, std::string_view reason) override;
    void abort() override;
    std::string peerAddress() const override { return m_peerAddress; }

private:
    friend class SocketIoConnection;
    void detach();

    SocketIoConnection* m_connection;
    std::string m_peerAddress;
    SocketIoDialect m_dialect;
    TransportHandler* m_handler = nullptr;
};

struct SocketIoTimes {
    EngineIoTimes engine;
    /// For a client to connect to a namespace, without which its session is of no use.
    Duration connect{10'000};
};

/// One client of Socket.IO: connecting to the main namespace, refusing others, disconnecting. What
/// else it says goes to the transport it was given.
class SocketIoConnection : public QObject, private EngineIoHandler {
    Q_OBJECT

public:
    /// Is given a transport for each time the client connects.
    using Connected = std::function<void(std::unique_ptr<SocketIoTransport>)>;

    SocketIoConnection(std::string sid, EngineIoCarrier carrier, const SocketIoTimes& times,
                       std::string peerAddress, Connected connected);
    ~SocketIoConnection() override;

    EngineIoConnection& engine() { return m_engine; }

Q_SIGNALS:
    /// No request is for it any more.
    void ended();

private:
    friend class SocketIoTransport;

    void messageReceived(std::string_view text) override;
    void binaryReceived() override;
    void bytesLeft() override;
    void sessionEnded() override;
    void sessionOver() override;

    void connectTo(const SocketIoPacket& packet);
    void refuse(const SocketIoPacket& packet, std::string_view why);
    void send(const SocketIoPacket& packet);
    void close(CloseCode code, std::string_view reason);
    void detach();

    Connected m_connected;
    EngineIoConnection m_engine;
    SocketIoTransport* m_transport = nullptr;
    QTimer m_connectLimit;
    int m_connects = 0;
};

} // namespace arcade::gateway
