#include "tests/gateway/raw_client.h"

#include <QHostAddress>
#include <QTest>
#include <QtEndian>

#include <array>
#include <optional>
#include <utility>

namespace arcade::gateway::test {
namespace {

constexpr int kLongestWaitMs = 20'000;
constexpr std::array<char, 4> kMask{'\x21', '\x43', '\x65', '\x07'};

/// Bytes of the length field, and the length; nothing while it is not whole.
std::optional<std::pair<qsizetype, quint64>> lengthOf(const QByteArray& bytes) {
    const auto first = static_cast<quint8>(bytes[1]) & 0x7FU;
    if (first < 126)
        return std::pair{qsizetype{2}, quint64{first}};
    const qsizetype width = first == 126 ? 2 : 8;
    if (bytes.size() < 2 + width)
        return std::nullopt;
    const quint64 length = width == 2 ? qFromBigEndian<quint16>(bytes.constData() + 2)
                                      : qFromBigEndian<quint64>(bytes.constData() + 2);
    return std::pair{2 + width, length};
}

} // namespace

bool waitUntil(const std::function<bool()>& condition) {
    return QTest::qWaitFor(condition, kLongestWaitMs);
}

RawClient::RawClient(quint16 port) {
    QObject::connect(&m_socket, &QTcpSocket::readyRead, &m_socket, [this] {
        if (m_socket.readBufferSize() != 1)
            m_heard += m_socket.readAll();
    });
    QObject::connect(&m_socket, &QTcpSocket::disconnected, &m_socket, [this] {
        if (m_socket.isOpen())
            m_heard += m_socket.readAll();
        m_isClosed = true;
    });
    m_socket.connectToHost(QHostAddress::LocalHost, port);
    // What is said before the connection stands would be lost.
    if (!waitUntil([this] { return m_socket.state() == QAbstractSocket::ConnectedState; }))
        qFatal("no connection");
}

QByteArray handshakeFor(const QByteArray& path) {
    return "GET " + path +
           " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
           "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
}

QByteArray frame(int opcode, const QByteArray& payload, bool isFinal, bool isMasked) {
    QByteArray bytes;
    bytes.append(static_cast<char>((isFinal ? 0x80 : 0) | opcode));
    const char maskBit = isMasked ? '\x80' : '\0';
    if (payload.size() < 126) {
        bytes.append(static_cast<char>(maskBit | static_cast<char>(payload.size())));
    } else {
        const bool isLong = payload.size() > 0xFFFF;
        bytes.append(static_cast<char>(maskBit | static_cast<char>(isLong ? 127 : 126)));
        for (int shift = isLong ? 56 : 8; shift >= 0; shift -= 8)
            bytes.append(static_cast<char>((static_cast<quint64>(payload.size()) >> shift) & 0xFF));
    }
    if (!isMasked)
        return bytes + payload;
    bytes.append(kMask.data(), kMask.size());
    for (qsizetype index = 0; index < payload.size(); ++index)
        bytes.append(
            static_cast<char>(payload[index] ^ kMask[static_cast<std::size_t>(index % 4)]));
    return bytes;
}

QList<Heard> framesIn(const QByteArray& heard) {
    QList<Heard> frames;
    const qsizetype head = heard.indexOf("\r\n\r\n");
    QByteArray rest = head < 0 ? QByteArray{} : heard.mid(head + 4);
    while (rest.size() >= 2) {
        const auto length = lengthOf(rest);
        if (!length || rest.size() < length->first + static_cast<qsizetype>(length->second))
            break;
        const auto size = static_cast<qsizetype>(length->second);
        frames.append({rest[0] & 0x0F, rest.mid(length->first, size)});
        rest = rest.mid(length->first + size);
    }
    return frames;
}

int closeCodeIn(const QByteArray& heard) {
    for (const Heard& each : framesIn(heard))
        if (each.opcode == kClose && each.payload.size() >= 2)
            return qFromBigEndian<quint16>(each.payload.constData());
    return 0;
}

} // namespace arcade::gateway::test
