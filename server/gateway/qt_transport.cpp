#include "server/gateway/qt_transport.h"

#include "server/gateway/control_frame.h"
#include "server/gateway/origin.h"
#include "server/telemetry/log.h"

#include <QSslSocket>

#include <chrono>
#include <utility>

#include <linux/sockios.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

namespace arcade::gateway {
namespace {

/// A peer that does not answer a close frame is not waited for longer.
constexpr std::chrono::seconds kCloseLimit{3};
/// QtWebSockets waits until the whole of a frame is in the read buffer.
constexpr qint64 kFrameHeadBytes = 14;
/// What waits in the kernel for a slow receiver cannot be replaced by anything newer.
void keepLittleUnsent(qintptr descriptor) {
    constexpr int bytes = 16 * 1024;
    ::setsockopt(static_cast<int>(descriptor), IPPROTO_TCP, TCP_NOTSENT_LOWAT, &bytes,
                 sizeof bytes);
}

/// The codes QtWebSockets closes with when it cannot go on reading what the peer sends.
bool isReadingFault(QWebSocketProtocol::CloseCode code) {
    return code == QWebSocketProtocol::CloseCodeProtocolError ||
           code == QWebSocketProtocol::CloseCodeDatatypeNotSupported ||
           code == QWebSocketProtocol::CloseCodeWrongDatatype ||
           code == QWebSocketProtocol::CloseCodeTooMuchData;
}

} // namespace

QtTransport::QtTransport(std::unique_ptr<QWebSocket> socket, QTcpSocket& wire, const Limits& limits)
    : m_socket(std::move(socket))
    , m_wire(&wire)
    , m_lingering(dynamic_cast<Lingering*>(&wire))
    , m_peerAddress(originOf(wire.peerAddress()).address)
    , m_outgoingBytes(limits.outgoingBytes) {
    // Both must be set: either alone leaves QtWebSockets at two gigabytes.
    m_socket->setMaxAllowedIncomingMessageSize(static_cast<quint64>(limits.messageBytes));
    m_socket->setMaxAllowedIncomingFrameSize(static_cast<quint64>(limits.messageBytes));
    m_socket->setReadBufferSize(limits.messageBytes + kFrameHeadBytes);
    keepLittleUnsent(wire.socketDescriptor());
    connectSignals();
    m_closeLimit.setSingleShot(true);
    connect(&m_closeLimit, &QTimer::timeout, this, &QtTransport::abort);
}

void QtTransport::connectSignals() {
    connect(m_socket.get(), &QWebSocket::textMessageReceived, this, [this](const QString& text) {
        const QByteArray bytes = text.toUtf8();
        if (m_handler != nullptr && !m_isClosing)
            m_handler->textReceived({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    });
    connect(m_socket.get(), &QWebSocket::binaryMessageReceived, this, [this] {
        if (m_handler != nullptr && !m_isClosing)
            m_handler->binaryReceived();
    });
    connect(m_socket.get(), &QWebSocket::pong, this, [this] {
        if (m_handler != nullptr && !m_isClosing)
            m_handler->pongReceived();
    });
    connect(m_socket.get(), &QWebSocket::bytesWritten, this, [this] {
        if (m_handler != nullptr)
            m_handler->bytesLeft();
    });
    if (auto* secure = qobject_cast<QSslSocket*>(m_wire.data()))
        connect(secure, &QSslSocket::encryptedBytesWritten, this, [this] {
            if (m_handler != nullptr)
                m_handler->bytesLeft();
        });
    connect(m_socket.get(), &QWebSocket::aboutToClose, this, &QtTransport::aboutToClose);
    // Queued, because a write that fails disconnects from within itself.
    connect(m_socket.get(), &QWebSocket::disconnected, this, &QtTransport::reportClosed,
            Qt::QueuedConnection);
    connect(m_wire, &QTcpSocket::readyRead, this, &QtTransport::checkOutgoing);
}

QtTransport::~QtTransport() {
    m_handler = nullptr;
    m_socket->disconnect(this);
    if (m_lingering != nullptr && m_wire)
        m_lingering->setLingering(false);
}

/// Past QWebSocket, which would frame anew for each receiver and write head and text apart.
void QtTransport::sendFrame(std::string_view frame) {
    if (m_isClosing || !m_wire)
        return;
    m_wire->write(frame.data(), static_cast<qint64>(frame.size()));
    // All that is sent in one turn of the loop leaves in one write, at the end of the turn; without
    // the flush it would wait for the next one.
    if (!std::exchange(m_willFlush, true))
        QMetaObject::invokeMethod(this, &QtTransport::flush, Qt::QueuedConnection);
}

void QtTransport::ping() {
    sendFrame(kPingFrame);
}

void QtTransport::flush() {
    m_willFlush = false;
    m_socket->flush();
}

std::int64_t QtTransport::bytesPending() const {
    // TLS encrypts at once whatever it is given.
    const auto* secure = qobject_cast<const QSslSocket*>(m_wire.data());
    return m_socket->bytesToWrite() + (secure != nullptr ? secure->encryptedBytesToWrite() : 0);
}

std::int64_t QtTransport::bytesUnconfirmed() const {
    int onTheirWay = 0;
    if (m_wire)
        ::ioctl(static_cast<int>(m_wire->socketDescriptor()), SIOCOUTQ, &onTheirWay);
    return bytesPending() + onTheirWay;
}

/// QWebSocket::close() closes the socket under the frame it has just written, and a peer that was
/// sending never sees the code. So the frame is written here; QtWebSockets closes when the peer's
/// own comes.
void QtTransport::close(CloseCode code, std::string_view reason) {
    if (m_isClosing || !m_wire)
        return;
    m_isClosing = true;
    const std::string frame = closeFrame(static_cast<std::uint16_t>(code), reason);
    m_wire->write(frame.data(), static_cast<qint64>(frame.size()));
    m_wire->flush();
    m_closeLimit.start(kCloseLimit);
}

void QtTransport::abort() {
    m_isClosing = true;
    if (m_lingering != nullptr && m_wire)
        m_lingering->setLingering(false);
    m_socket->abort();
    QMetaObject::invokeMethod(this, &QtTransport::reportClosed, Qt::QueuedConnection);
}

std::string QtTransport::peerAddress() const {
    return m_peerAddress;
}

void QtTransport::aboutToClose() {
    m_isClosing = true;
    if (m_lingering != nullptr && m_wire && isReadingFault(m_socket->closeCode()))
        m_lingering->setLingering(true);
}

/// A peer that sends pings and never reads would fill the memory with their answers.
void QtTransport::checkOutgoing() {
    if (m_isClosed || bytesPending() <= m_outgoingBytes)
        return;
    telemetry::logEvent(telemetry::gatewayLog(), "does not take what is sent",
                        {{"bytes", bytesPending()}});
    abort();
}

void QtTransport::reportClosed() {
    if (m_isClosed)
        return;
    m_isClosed = true;
    m_isClosing = true;
    m_closeLimit.stop();
    if (m_handler != nullptr)
        m_handler->closed();
}

} // namespace arcade::gateway
