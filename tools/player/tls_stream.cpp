#include "tools/player/tls_stream.h"

namespace arcade::player {

TlsStream::TlsStream(const Endpoint& endpoint, Receiver& receiver)
    : m_receiver(&receiver) {
    m_socket.setPeerVerifyMode(QSslSocket::VerifyNone);
    QObject::connect(&m_socket, &QSslSocket::encrypted, &m_socket, [this] {
        m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
        if (m_receiver)
            m_receiver->streamOpened();
    });
    QObject::connect(&m_socket, &QSslSocket::readyRead, &m_socket, [this] {
        const QByteArray bytes = m_socket.readAll();
        if (m_receiver)
            m_receiver->streamBytes({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    });
    QObject::connect(&m_socket, &QSslSocket::errorOccurred, &m_socket,
                     [this] { fail(m_socket.errorString().toStdString()); });
    QObject::connect(&m_socket, &QSslSocket::disconnected, &m_socket,
                     [this] { fail("the peer closed the connection"); });
    m_socket.connectToHostEncrypted(QString::fromStdString(endpoint.host), endpoint.port);
}

TlsStream::~TlsStream() {
    m_socket.disconnect();
}

void TlsStream::write(std::string_view bytes) {
    m_socket.write(bytes.data(), static_cast<qint64>(bytes.size()));
    m_socket.flush();
}

void TlsStream::close() {
    m_receiver = nullptr;
    m_socket.disconnectFromHost();
}

void TlsStream::fail(const std::string& reason) {
    if (Receiver* const receiver = std::exchange(m_receiver, nullptr))
        receiver->streamClosed(reason);
}

} // namespace arcade::player
