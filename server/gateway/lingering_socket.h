#pragma once

#include <QTcpSocket>
#include <QTimer>

#include <chrono>

namespace arcade::gateway {

/// Closing a socket while the peer still sends makes the system discard what the peer has not
/// read yet: the very answer that says why. A lingering close takes and drops what comes for a
/// moment first.
class Lingering {
public:
    virtual ~Lingering() = default;
    /// From now on close() lingers, or closes at once as usual.
    void setLingering(bool lingers) { m_lingers = lingers; }

protected:
    bool m_lingers = false;
};

template <class Socket>
class LingeringSocket : public Socket, public Lingering {
public:
    using Socket::Socket;

    void close() override {
        if (!m_lingers) {
            Socket::close();
            return;
        }
        if (m_limit.isActive())
            return;
        const auto drop = [this] { this->skip(this->bytesAvailable()); };
        QObject::connect(this, &QTcpSocket::readyRead, this, drop);
        QObject::connect(&m_limit, &QTimer::timeout, this, [this] { Socket::close(); });
        m_limit.setSingleShot(true);
        m_limit.start(kLinger);
        drop();
    }

private:
    static constexpr std::chrono::seconds kLinger{1};

    QTimer m_limit;
};

} // namespace arcade::gateway
