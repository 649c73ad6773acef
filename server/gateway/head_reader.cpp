#include "server/gateway/head_reader.h"

#include <utility>

namespace arcade::gateway {

HeadReader::HeadReader(QTcpSocket* socket, const HttpLimits& limits, Duration limit,
                       HeadKnown headKnown, QObject* parent)
    : QObject(parent)
    , m_socket(socket)
    , m_parser(limits)
    , m_headBytes(static_cast<qint64>(limits.headBytes) + 1)
    , m_headKnown(std::move(headKnown)) {
    socket->setParent(this);
    // What waits before the head is known is bounded by what a head may be.
    socket->setReadBufferSize(m_headBytes);
    connect(socket, &QTcpSocket::readyRead, this, &HeadReader::inspect);
    connect(socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, &HeadReader::endTime);
    m_limit.start(limit);
}

void HeadReader::inspect() {
    const QByteArray waiting = m_socket->peek(m_headBytes);
    const auto state =
        m_parser.parseHead({waiting.constData(), static_cast<std::size_t>(waiting.size())});
    if (state == HttpRequestParser::State::NeedMore)
        return;
    m_limit.stop();
    disconnect(m_socket, nullptr, this, nullptr);
    m_socket->setParent(nullptr);
    deleteLater();
    m_headKnown(m_socket, m_parser);
}

/// Whatever has come in time is in the socket, however late it is looked at.
void HeadReader::endTime() {
    m_socket->waitForReadyRead(0);
    if (m_parser.state() == HttpRequestParser::State::NeedMore)
        m_socket->abort();
}

} // namespace arcade::gateway
