#pragma once

#include "server/gateway/http_message.h"
#include "shared/vocabulary/instant.h"

#include <QObject>
#include <QTcpSocket>
#include <QTimer>

#include <functional>

namespace arcade::gateway {

/// Holds a new connection until the head of its first request is known, which then still waits in
/// the socket. Whoever takes too long, or leaves, is dropped with its socket.
class HeadReader : public QObject {
    Q_OBJECT

public:
    /// Called once, with a socket that belongs to nobody, and a parser past the head or Failed.
    using HeadKnown = std::function<void(QTcpSocket* socket, const HttpRequestParser& head)>;

    /// Becomes the socket's parent. The time begins now, and with TLS includes its handshake.
    HeadReader(QTcpSocket* socket, const HttpLimits& limits, Duration limit, HeadKnown headKnown,
               QObject* parent);

private:
    void inspect();
    void endTime();

    QTcpSocket* m_socket;
    HttpRequestParser m_parser;
    qint64 m_headBytes;
    HeadKnown m_headKnown;
    QTimer m_limit;
};

} // namespace arcade::gateway
