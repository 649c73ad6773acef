#pragma once

#include "client/link/certificate_pins.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

namespace arcade::client {

/// Self-signed certificates as hosts make them, and the settings of a server that shows one.
class Certificates {
public:
    /// False when openssl does not make it.
    bool make(const QString& name) const {
        QProcess openssl;
        openssl.start(QStringLiteral("openssl"),
                      {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                       QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
                       QStringLiteral("ec_paramgen_curve:P-256"), QStringLiteral("-nodes"),
                       QStringLiteral("-keyout"), key(name), QStringLiteral("-out"), pem(name),
                       QStringLiteral("-days"), QStringLiteral("2"), QStringLiteral("-subj"),
                       QStringLiteral("/CN=arcade")});
        return openssl.waitForFinished() && openssl.exitCode() == 0;
    }
    QStringList settings(const QString& name) const {
        return {QStringLiteral("tls.certificate=") + pem(name),
                QStringLiteral("tls.key=") + key(name)};
    }
    QSslCertificate certificate(const QString& name) const {
        QFile file(pem(name));
        return file.open(QIODevice::ReadOnly) ? QSslCertificate(file.readAll()) : QSslCertificate();
    }
    QByteArray fingerprint(const QString& name) const {
        return CertificatePins::fingerprintOf(certificate(name));
    }

private:
    QString pem(const QString& name) const {
        return m_folder.filePath(name + QStringLiteral(".pem"));
    }
    QString key(const QString& name) const {
        return m_folder.filePath(name + QStringLiteral(".key"));
    }

    QTemporaryDir m_folder;
};

} // namespace arcade::client
