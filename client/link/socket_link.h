#pragma once

#include "client/link/certificate_pins.h"
#include "client/link/frame_log.h"
#include "client/link/server_address.h"
#include "shared/codec/envelope.h"

#include <QObject>
#include <QTimer>
#include <QWebSocket>

#include <memory>
#include <string>

namespace arcade::client {

/// What is spoken on a connection: the arcade protocol in envelopes, or that of direct games in
/// flat messages, which have no ids and whose heartbeat is the WebSocket's own.
enum class Dialect { Arcade, Flat };

/// One WebSocket connection after another to a coordinator. Ends a connection on which nothing was
/// heard for `kSilence`, or that does not open within `kOpening`: it is dead, whatever TCP says.
class SocketLink : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds kSilence{20'000};
    static constexpr std::chrono::milliseconds kOpening{8'000};
    /// Between the pings of a flat connection, where the server may have nothing to say for long.
    static constexpr std::chrono::milliseconds kBetweenPings{5'000};
    /// A server that reads nothing for so long is not worth talking to.
    static constexpr qint64 kMaxBacklogBytes = 256 * 1024;

    SocketLink(CertificatePins& pins, FrameLog& log, QObject* parent = nullptr,
               Dialect dialect = Dialect::Arcade);
    ~SocketLink() override;

    void open(const ServerAddress& server);
    /// Without a farewell to listeners: closed() is not emitted.
    void close();
    bool isOpen() const;
    /// Lost when not open. With too much unsent, the connection ends soon after. A flat message
    /// goes without the id.
    void send(const ClientMessage& message, std::string_view id);
    /// Ends the connection as if the network had: closed() follows before it returns.
    void drop();

Q_SIGNALS:
    void opened();
    void received(const arcade::codec::Decoded<arcade::ServerMessage>& decoded);
    /// `code` is the server's close code, 0 when the connection just went.
    void closed(int code, const QString& reason);

private:
    void connectSocket();
    void socketOpened();
    void take(const QString& text);
    void end();

    CertificatePins& m_pins;
    FrameLog& m_log;
    Dialect m_dialect;
    ServerAddress m_server;
    std::unique_ptr<QWebSocket> m_socket;
    QTimer m_watch;
    QTimer m_ping;
};

} // namespace arcade::client
