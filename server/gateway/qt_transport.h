#pragma once

#include "server/gateway/transport.h"

#include <QObject>
#include <QTimer>
#include <QWebSocket>

#include <memory>

namespace arcade::gateway {

/// A connection carried by QtWebSockets, plain or TLS.
class QtTransport : public QObject, public Transport {
    Q_OBJECT

public:
    /// `messageBytes` bounds an incoming message and frame; a larger one closes with 1009.
    QtTransport(std::unique_ptr<QWebSocket> socket, std::int64_t messageBytes);
    ~QtTransport() override;

    void setHandler(TransportHandler* handler) override { m_handler = handler; }
    void sendText(std::string_view text) override;
    std::int64_t bytesPending() const override;
    void close(CloseCode code, std::string_view reason) override;
    void abort() override;
    std::string peerAddress() const override;

private:
    void reportClosed();

    std::unique_ptr<QWebSocket> m_socket;
    TransportHandler* m_handler = nullptr;
    QTimer m_closeLimit;
    bool m_isClosed = false;
};

} // namespace arcade::gateway
