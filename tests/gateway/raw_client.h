#pragma once

#include <QByteArray>
#include <QTcpSocket>

#include <functional>

namespace arcade::gateway::test {

/// Turns the event loop until it has come true; false when it has not in the time any test waits.
bool waitUntil(const std::function<bool()>& condition);

/// A client that says exactly what it is told to, over a socket to loopback.
class RawClient {
public:
    explicit RawClient(quint16 port);

    /// Once connected; what is said before waits in the socket.
    void say(const QByteArray& bytes) { m_socket.write(bytes); }
    bool isClosed() const { return m_isClosed; }
    const QByteArray& heard() const { return m_heard; }
    bool hears(const QByteArray& part) const { return m_heard.contains(part); }
    /// From now on nothing is read, and the system's buffers fill.
    void stopReading() { m_socket.setReadBufferSize(1); }
    QTcpSocket& socket() { return m_socket; }

private:
    QByteArray m_heard;
    bool m_isClosed = false;
    QTcpSocket m_socket;
};

/// A complete opening handshake for a path.
QByteArray handshakeFor(const QByteArray& path);

/// One frame as a client sends it: masked, unless told otherwise.
QByteArray frame(int opcode, const QByteArray& payload, bool isFinal = true, bool isMasked = true);

inline constexpr int kContinuation = 0;
inline constexpr int kText = 1;
inline constexpr int kBinary = 2;
inline constexpr int kClose = 8;
inline constexpr int kPing = 9;
inline constexpr int kPong = 10;

/// A frame of a server's.
struct Heard {
    int opcode = 0;
    QByteArray payload;
};
/// The whole frames behind the answer to the handshake.
QList<Heard> framesIn(const QByteArray& heard);
/// The code of the first close frame, 0 if there is none.
int closeCodeIn(const QByteArray& heard);

} // namespace arcade::gateway::test
