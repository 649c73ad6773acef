#pragma once

#include "server/gateway/http_handler.h"
#include "server/gateway/http_message.h"
#include "shared/vocabulary/instant.h"

#include <QObject>
#include <QPointer>
#include <QTcpSocket>
#include <QTimer>

namespace arcade::gateway {

/// One socket that speaks HTTP: requests one after the other, each within its time, answered in
/// order. Deletes itself and the socket when it is over.
class HttpConnection : public QObject {
    Q_OBJECT

public:
    HttpConnection(QTcpSocket* socket, HttpHandler& handler, const HttpLimits& limits,
                   Duration requestTimeout, HttpOrigin origin, QObject* parent);

    /// Looks at what already waits in the socket.
    void start();
    /// Answers without asking the handler, and closes.
    void refuse(const HttpResponse& response);

private:
    void read();
    void answer(const HttpResponse& response, bool keepAlive, bool headOnly);

    QPointer<QTcpSocket> m_socket;
    HttpHandler& m_handler;
    HttpRequestParser m_parser;
    Duration m_requestTimeout;
    HttpOrigin m_origin;
    QTimer m_timer;
    bool m_isAnswering = false;
    bool m_saidContinue = false;
};

} // namespace arcade::gateway
