#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QObject>
#include <QSslCertificate>
#include <QSslError>
#include <QString>

namespace arcade::client {

/// Which certificates belong to which servers: a self-signed one is pinned on first use, and then
/// no other will do. A certificate that an authority of this computer vouches for is not pinned.
class CertificatePins : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Known pins by server, as kept from earlier runs.
    void restore(QMap<QString, QByteArray> pins) { m_pins = std::move(pins); }
    void pin(const QString& server, const QByteArray& fingerprint);
    /// The next certificate of this server is the first again.
    void forget(const QString& server);

    /// Whether a connection may go on to a server that shows this certificate, with these errors:
    /// it is the pinned one, or nothing is pinned and it is either flawless or no more than
    /// self-signed, which pins it. Another one waits in `offered` for the player's word.
    bool admits(const QString& server, const QSslCertificate& certificate,
                const QList<QSslError>& errors = {});
    /// The fingerprint that was last not admitted; empty when all went well.
    QByteArray offered(const QString& server) const { return m_offered.value(server); }
    /// Another attempt begins: what it is offered is not known yet.
    void forgetOffer(const QString& server) { m_offered.remove(server); }

    /// SHA-256, as lower-case hexadecimal digits.
    static QByteArray fingerprintOf(const QSslCertificate& certificate);

Q_SIGNALS:
    void pinned(const QString& server, const QByteArray& fingerprint);

private:
    QMap<QString, QByteArray> m_pins;
    QMap<QString, QByteArray> m_offered;
};

} // namespace arcade::client
