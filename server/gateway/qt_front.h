#pragma once

#include "server/gateway/front.h"
#include "server/gateway/qt_upgrader.h"
#include "server/gateway/reception.h"

#include <QObject>
#include <QSslConfiguration>
#include <QTimer>

#include <memory>
#include <optional>

namespace arcade::gateway {

/// A front made of Qt's sockets, with TLS or without.
class QtFront : public QObject, public Front {
    Q_OBJECT

public:
    struct Settings {
        std::optional<QSslConfiguration> tls;
        /// From the connection to the end of the first request's head.
        Duration handshakeTimeout{};
        QtTransport::Limits transport;
    };

    QtFront(Settings settings, Reception& reception);
    ~QtFront() override;

    QTcpServer& server() override;
    Result<Done> start() override { return Done{}; }
    void stop() override;

private:
    class Server;

    void accept(qintptr descriptor);
    QTcpSocket* makeSocket(qintptr descriptor);
    void handOver(QTcpSocket* socket, const HttpRequestParser& head, const HttpOrigin& origin,
                  ConnectionCount::Verdict verdict);
    void acceptFailed();
    void restBetweenTurns();
    void acceptMore();

    Settings m_settings;
    Reception& m_reception;
    std::unique_ptr<Server> m_server;
    QtUpgrader m_upgrader;
    QTimer m_resumeAccepting;
    /// Since accepting last failed.
    bool m_hasAccepted = false;
    int m_acceptedInTurn = 0;
};

} // namespace arcade::gateway
