#pragma once

#include "server/gateway/lingering_socket.h"
#include "server/gateway/transport.h"

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QWebSocket>

#include <memory>

namespace arcade::gateway {

/// A connection carried by QtWebSockets, plain or TLS.
class QtTransport : public QObject, public Transport {
    Q_OBJECT

public:
    struct Limits {
        /// Bounds an incoming message and frame; a larger one closes with 1009.
        std::int64_t messageBytes = 64 * 1024;
        /// Bounds what waits to be sent, answers to pings included, which QtWebSockets sends by
        /// itself; beyond it the connection is dropped.
        std::int64_t outgoingBytes = 2 * 1024 * 1024;
    };

    /// `wire` is what the WebSocket runs over.
    QtTransport(std::unique_ptr<QWebSocket> socket, QTcpSocket& wire, const Limits& limits);
    ~QtTransport() override;

    void setHandler(TransportHandler* handler) override { m_handler = handler; }
    void sendFrame(std::string_view frame) override;
    void ping() override;
    std::int64_t bytesPending() const override;
    std::int64_t bytesUnconfirmed() const override;
    void close(CloseCode code, std::string_view reason) override;
    void abort() override;
    std::string peerAddress() const override;

private:
    void connectSignals();
    void aboutToClose();
    void checkOutgoing();
    void flush();
    void reportClosed();

    std::unique_ptr<QWebSocket> m_socket;
    QPointer<QTcpSocket> m_wire;
    Lingering* m_lingering;
    std::string m_peerAddress;
    std::int64_t m_outgoingBytes;
    TransportHandler* m_handler = nullptr;
    QTimer m_closeLimit;
    bool m_willFlush = false;
    /// A close frame is under way, one way or the other.
    bool m_isClosing = false;
    bool m_isClosed = false;
};

} // namespace arcade::gateway
