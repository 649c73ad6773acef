#include "client/session/credential_store.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace arcade::client {
namespace {

const QString kCallsign = QStringLiteral("callsign");
const QString kToken = QStringLiteral("token");
const QString kExpiresAt = QStringLiteral("expires_at");
const QString kRecoveryKey = QStringLiteral("recovery_key");
const QString kPin = QStringLiteral("certificate_sha256");

constexpr QFileDevice::Permissions kOthers = QFileDevice::ReadGroup | QFileDevice::WriteGroup |
                                             QFileDevice::ReadOther | QFileDevice::WriteOther;

QJsonObject toJson(const Credentials& one) {
    return {{kCallsign, one.callsign},
            {kToken, one.token},
            {kExpiresAt, one.expiresAt},
            {kRecoveryKey, one.recoveryKey},
            {kPin, QString::fromLatin1(one.certificatePin)}};
}

Credentials fromJson(const QJsonObject& object) {
    return {object.value(kCallsign).toString(), object.value(kToken).toString(),
            object.value(kExpiresAt).toInteger(), object.value(kRecoveryKey).toString(),
            object.value(kPin).toString().toLatin1()};
}

} // namespace

CredentialStore::CredentialStore(QString file)
    : m_file(std::move(file)) {
    load();
}

void CredentialStore::load() {
    const QFile file(m_file);
    if (m_file.isEmpty() || !file.exists())
        return;
    if (file.permissions() & kOthers)
        m_fault = CredentialFault::OpenToOthers;
    else if (!read())
        m_fault = CredentialFault::Unreadable;
    m_isReadOnly = m_fault != CredentialFault::None;
}

bool CredentialStore::read() {
    QFile file(m_file);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    const QJsonObject servers = document.object();
    for (auto it = servers.begin(); it != servers.end(); ++it)
        m_servers.insert(it.key(), fromJson(it.value().toObject()));
    return document.isObject();
}

bool CredentialStore::save(const QString& server, const Credentials& credentials) {
    if (m_servers.value(server) == credentials && m_fault == CredentialFault::None)
        return true;
    m_servers.insert(server, credentials);
    return write();
}

bool CredentialStore::remove(const QString& server) {
    return m_servers.remove(server) == 0 || write();
}

bool CredentialStore::write() {
    if (m_file.isEmpty() || m_isReadOnly)
        return m_file.isEmpty();
    QJsonObject servers;
    for (auto it = m_servers.constBegin(); it != m_servers.constEnd(); ++it)
        servers.insert(it.key(), toJson(it.value()));
    QSaveFile file(m_file);
    // Before the first byte: a secret is never in a file that others could open.
    const bool isOpen = file.open(QIODevice::WriteOnly) &&
                        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (isOpen)
        file.write(QJsonDocument(servers).toJson());
    const bool isWritten = isOpen && file.commit();
    m_fault = isWritten ? CredentialFault::None : CredentialFault::NotWritten;
    return isWritten;
}

} // namespace arcade::client
