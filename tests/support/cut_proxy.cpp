#include "tests/support/cut_proxy.h"

#include "tests/support/frame_reader.h"

#include <QHostAddress>
#include <QTcpSocket>

namespace arcade::support {

/// A client's connection and the one to the server that belongs to it.
class CutProxy::Link : public QObject {
public:
    Link(CutProxy& proxy, QTcpSocket* client)
        : m_proxy(proxy)
        , m_client(client) {
        m_client->setParent(this);
        m_server.connectToHost(QHostAddress::LocalHost, proxy.m_serverPort);
        join(*m_client, m_server, m_fromClient, CutPoint::Way::ToServer);
        join(m_server, *m_client, m_fromServer, CutPoint::Way::ToClient);
    }

private:
    void join(QTcpSocket& from, QTcpSocket& to, FrameReader& reader, CutPoint::Way way) {
        connect(&from, &QTcpSocket::readyRead, this,
                [this, &from, &to, &reader, way] { pass(from, to, reader, way); });
        connect(&from, &QTcpSocket::disconnected, this, [this, &from, &to, &reader, way] {
            pass(from, to, reader, way);
            to.disconnectFromHost();
        });
        connect(&from, &QTcpSocket::errorOccurred, this, [&from, &to] {
            if (from.state() == QAbstractSocket::UnconnectedState)
                to.disconnectFromHost();
        });
    }

    void pass(QTcpSocket& from, QTcpSocket& to, FrameReader& reader, CutPoint::Way way) {
        if (m_isCut)
            return;
        for (const FrameReader::Piece& piece : reader.take(from.readAll())) {
            const auto fate = m_proxy.fateOf(way, piece.type);
            if (!fate) {
                to.write(piece.bytes);
                continue;
            }
            if (*fate == CutPoint::Fate::Torn)
                to.write(piece.bytes.left(piece.bytes.size() / 2));
            if (*fate == CutPoint::Fate::Delivered)
                to.write(piece.bytes);
            cut(from, to);
            return;
        }
    }

    void cut(QTcpSocket& from, QTcpSocket& to) {
        m_isCut = true;
        from.abort();
        // What was written still arrives.
        to.disconnectFromHost();
    }

    CutProxy& m_proxy;
    QTcpSocket* m_client;
    QTcpSocket m_server;
    FrameReader m_fromClient;
    FrameReader m_fromServer;
    bool m_isCut = false;
};

CutProxy::CutProxy(quint16 serverPort, std::optional<CutPoint> point)
    : m_serverPort(serverPort)
    , m_point(std::move(point)) {
    connect(&m_listener, &QTcpServer::newConnection, this, &CutProxy::accept);
    m_listener.listen(QHostAddress::LocalHost, 0);
}

CutProxy::~CutProxy() = default;

void CutProxy::accept() {
    while (QTcpSocket* client = m_listener.nextPendingConnection())
        m_links.push_back(std::make_unique<Link>(*this, client));
}

std::optional<CutPoint::Fate> CutProxy::fateOf(CutPoint::Way way, const std::string& type) {
    if (type.empty())
        return std::nullopt;
    m_passed.push_back((way == CutPoint::Way::ToServer ? "> " : "< ") + type);
    if (m_hasCut || !m_point || m_point->way != way || m_point->type != type ||
        ++m_seen != m_point->number)
        return std::nullopt;
    m_hasCut = true;
    return m_point->fate;
}

} // namespace arcade::support
