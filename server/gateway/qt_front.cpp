#include "server/gateway/qt_front.h"

#include "server/gateway/head_reader.h"
#include "server/gateway/origin.h"
#include "server/telemetry/log.h"

#include <QSslSocket>

#include <limits>
#include <utility>

namespace arcade::gateway {
namespace {

using telemetry::gatewayLog;
using telemetry::logWarning;

/// Of a burst, in one turn of the loop.
constexpr int kAcceptedInTurn = 32;

} // namespace

class QtFront::Server : public QTcpServer {
public:
    explicit Server(QtFront& front)
        : m_front(front) {}

protected:
    void incomingConnection(qintptr descriptor) override { m_front.accept(descriptor); }

private:
    QtFront& m_front;
};

QtFront::QtFront(Settings settings, Reception& reception)
    : m_settings(std::move(settings))
    , m_reception(reception)
    , m_server(std::make_unique<Server>(*this))
    , m_upgrader(m_settings.transport) {
    m_resumeAccepting.setSingleShot(true);
    connect(&m_resumeAccepting, &QTimer::timeout, m_server.get(), &QTcpServer::resumeAccepting);
    connect(m_server.get(), &QTcpServer::acceptError, this, &QtFront::acceptFailed);
}

QtFront::~QtFront() {
    // Those whose head is not known yet use what are members here.
    const QObjectList owned = children();
    qDeleteAll(owned);
}

QTcpServer& QtFront::server() {
    return *m_server;
}

void QtFront::stop() {
    // A closed server must not be told to resume.
    m_resumeAccepting.stop();
    m_server->close();
}

void QtFront::acceptFailed() {
    // After its first error a listening socket of Qt's calls the end of each batch an error, too:
    // a batch that brought something has not failed.
    if (std::exchange(m_hasAccepted, false)) {
        m_server->resumeAccepting();
        return;
    }
    logWarning(gatewayLog(), "accepting failed",
               {{"error", m_server->errorString()}, {"connections", m_reception.connections()}});
    // The server has paused itself, and would for ever.
    m_resumeAccepting.start(kResumeAccepting);
}

QTcpSocket* QtFront::makeSocket(qintptr descriptor) {
    QTcpSocket* socket = nullptr;
    if (m_settings.tls) {
        auto* secure = new LingeringSocket<QSslSocket>(this);
        secure->setSslConfiguration(*m_settings.tls);
        socket = secure;
    } else {
        socket = new LingeringSocket<QTcpSocket>(this);
    }
    if (!socket->setSocketDescriptor(descriptor)) {
        delete socket;
        return nullptr;
    }
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    return socket;
}

/// A listening socket of Qt's takes a burst in one go, however long that takes, unless there is no
/// room for those who wait for nextPendingConnection(), which nobody here does.
void QtFront::restBetweenTurns() {
    m_server->setMaxPendingConnections(0);
    QMetaObject::invokeMethod(this, &QtFront::acceptMore, Qt::QueuedConnection);
}

void QtFront::acceptMore() {
    m_acceptedInTurn = 0;
    m_server->setMaxPendingConnections(std::numeric_limits<int>::max());
    if (m_server->isListening() && !m_resumeAccepting.isActive())
        m_server->resumeAccepting();
}

void QtFront::accept(qintptr descriptor) {
    m_hasAccepted = true;
    if (++m_acceptedInTurn == kAcceptedInTurn)
        restBetweenTurns();
    QTcpSocket* socket = makeSocket(descriptor);
    if (socket == nullptr)
        return;
    HttpOrigin origin = originOf(socket->peerAddress());
    ConnectionCount::Entry entry = m_reception.countIn(origin);
    ConnectionCount::countWith(*socket, std::move(entry.ticket));
    if (entry.verdict == ConnectionCount::Verdict::Overrun) {
        delete socket;
        return;
    }
    new HeadReader(
        socket, m_reception.httpLimits(), m_settings.handshakeTimeout,
        [this, origin = std::move(origin), verdict = entry.verdict](QTcpSocket* known,
                                                                    const HttpRequestParser& head) {
            handOver(known, head, origin, verdict);
        },
        this);
    if (auto* secure = qobject_cast<QSslSocket*>(socket))
        secure->startServerEncryption();
}

void QtFront::handOver(QTcpSocket* socket, const HttpRequestParser& head, const HttpOrigin& origin,
                       ConnectionCount::Verdict verdict) {
    Reception::Fate fate = m_reception.fateOf(head, origin, verdict);
    if (fate.upgraded)
        m_upgrader.upgrade(socket, std::move(fate.upgraded));
    else
        m_reception.serveHttp(socket, origin, fate, head.state());
}

} // namespace arcade::gateway
