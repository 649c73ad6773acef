#include "client/link/certificate_pins.h"

#include <QCryptographicHash>

#include <algorithm>
#include <array>

namespace arcade::client {
namespace {

/// What a self-signed certificate of a LAN host is expected to lack; anything else is a fault.
constexpr std::array kForgivable{
    QSslError::SelfSignedCertificate,
    QSslError::SelfSignedCertificateInChain,
    QSslError::UnableToGetLocalIssuerCertificate,
    QSslError::UnableToVerifyFirstCertificate,
    QSslError::CertificateUntrusted,
    QSslError::HostNameMismatch,
};

bool isOfSelfSigned(const QSslError& error) {
    return std::ranges::find(kForgivable, error.error()) != kForgivable.end();
}

} // namespace

void CertificatePins::pin(const QString& server, const QByteArray& fingerprint) {
    m_pins.insert(server, fingerprint);
    m_offered.remove(server);
    Q_EMIT pinned(server, fingerprint);
}

void CertificatePins::forget(const QString& server) {
    m_pins.remove(server);
    m_offered.remove(server);
}

bool CertificatePins::admits(const QString& server, const QSslCertificate& certificate,
                             const QList<QSslError>& errors) {
    const QByteArray fingerprint = fingerprintOf(certificate);
    if (m_pins.contains(server)) {
        // A pin is the player's word, or the first use: it outlives the certificate's dates.
        if (m_pins.value(server) == fingerprint)
            return true;
    } else if (errors.isEmpty()) {
        return true;
    } else if (std::ranges::all_of(errors, isOfSelfSigned)) {
        pin(server, fingerprint);
        return true;
    }
    m_offered.insert(server, fingerprint);
    return false;
}

QByteArray CertificatePins::fingerprintOf(const QSslCertificate& certificate) {
    return certificate.digest(QCryptographicHash::Sha256).toHex();
}

} // namespace arcade::client
