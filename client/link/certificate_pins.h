#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QObject>
#include <QSslCertificate>
#include <QSslError>
#include <QString>

namespace arcade::client {

/// Which self-signed certificates belong to which servers: trust on first use. A certificate that
/// an authority of this computer vouches for never comes here.
class CertificatePins : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Known pins by server, as kept from earlier runs.
    void restore(QMap<QString, QByteArray> pins) { m_pins = std::move(pins); }
    QByteArray pinOf(const QString& server) const { return m_pins.value(server); }
    void pin(const QString& server, const QByteArray& fingerprint);

    /// Whether a connection with these errors may go on: the certificate is the pinned one, or the
    /// first seen, which is pinned then. Another one waits in `offered` for the player's word.
    bool admits(const QString& server, const QSslCertificate& certificate,
                const QList<QSslError>& errors);
    /// The fingerprint that was last not admitted; empty when all went well.
    QByteArray offered(const QString& server) const { return m_offered.value(server); }

    /// SHA-256, as lower-case hexadecimal digits.
    static QByteArray fingerprintOf(const QSslCertificate& certificate);

Q_SIGNALS:
    void pinned(const QString& server, const QByteArray& fingerprint);

private:
    QMap<QString, QByteArray> m_pins;
    QMap<QString, QByteArray> m_offered;
};

} // namespace arcade::client
