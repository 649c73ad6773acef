#include "server/gateway/qt_transport.h"

#include <QHostAddress>

#include <chrono>

namespace arcade::gateway {
namespace {

/// A peer that does not answer a close frame is not waited for longer.
constexpr std::chrono::seconds kCloseLimit{3};
/// What QWebSocket reads ahead of us. It answers pings by itself and without bound: this is the
/// bound.
constexpr qint64 kReadBufferBytes = 64 * 1024;

} // namespace

QtTransport::QtTransport(std::unique_ptr<QWebSocket> socket, std::int64_t messageBytes)
    : m_socket(std::move(socket)) {
    // Both must be set: either alone leaves QtWebSockets at two gigabytes.
    m_socket->setMaxAllowedIncomingMessageSize(static_cast<quint64>(messageBytes));
    m_socket->setMaxAllowedIncomingFrameSize(static_cast<quint64>(messageBytes));
    m_socket->setReadBufferSize(kReadBufferBytes);
    connect(m_socket.get(), &QWebSocket::textMessageReceived, this, [this](const QString& text) {
        const QByteArray bytes = text.toUtf8();
        if (m_handler != nullptr)
            m_handler->textReceived({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    });
    connect(m_socket.get(), &QWebSocket::binaryMessageReceived, this, [this] {
        if (m_handler != nullptr)
            m_handler->binaryReceived();
    });
    connect(m_socket.get(), &QWebSocket::bytesWritten, this, [this] {
        if (m_handler != nullptr)
            m_handler->bytesLeft();
    });
    // Queued, because a write that fails disconnects from within itself.
    connect(m_socket.get(), &QWebSocket::disconnected, this, &QtTransport::reportClosed,
            Qt::QueuedConnection);
    m_closeLimit.setSingleShot(true);
    connect(&m_closeLimit, &QTimer::timeout, this, &QtTransport::abort);
}

QtTransport::~QtTransport() {
    m_handler = nullptr;
    m_socket->disconnect(this);
}

void QtTransport::sendText(std::string_view text) {
    m_socket->sendTextMessage(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
    // Without it a frame leaves only on the next turn of the loop.
    m_socket->flush();
}

std::int64_t QtTransport::bytesPending() const {
    return m_socket->bytesToWrite();
}

void QtTransport::close(CloseCode code, std::string_view reason) {
    m_socket->close(static_cast<QWebSocketProtocol::CloseCode>(code),
                    QString::fromUtf8(reason.data(), static_cast<qsizetype>(reason.size())));
    m_socket->flush();
    m_closeLimit.start(kCloseLimit);
}

void QtTransport::abort() {
    m_socket->abort();
    QMetaObject::invokeMethod(this, &QtTransport::reportClosed, Qt::QueuedConnection);
}

std::string QtTransport::peerAddress() const {
    return m_socket->peerAddress().toString().toStdString();
}

void QtTransport::reportClosed() {
    if (m_isClosed)
        return;
    m_isClosed = true;
    m_closeLimit.stop();
    if (m_handler != nullptr)
        m_handler->closed();
}

} // namespace arcade::gateway
