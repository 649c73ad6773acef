#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

namespace arcade::client {

/// What is kept of one server.
struct Credentials {
    QString callsign;
    QString token;
    /// ms since the Unix epoch, by the server's clock.
    qint64 expiresAt = 0;
    /// The one way to get the callsign back.
    QString recoveryKey;
    /// SHA-256 of a self-signed certificate; empty for none.
    QByteArray certificatePin;

    friend bool operator==(const Credentials&, const Credentials&) = default;
};

/// Why the file of the keys is of no use.
enum class CredentialFault {
    None,
    OpenToOthers, ///< others may read it: it is not used
    Unreadable,
    NotWritten, ///< what was to be kept last is in memory only
};

/// Tokens and keys of a profile, in one file that its owner alone may read. Written whole or not
/// at all. A file that others may read is not used.
class CredentialStore {
public:
    /// `file` is made at the first save; an empty path keeps everything in memory only.
    explicit CredentialStore(QString file = {});

    /// Where the file could not be used when it was read, what is in it is left alone.
    CredentialFault fault() const { return m_fault; }
    QString file() const { return m_file; }

    Credentials of(const QString& server) const { return m_servers.value(server); }
    QStringList servers() const { return m_servers.keys(); }
    /// False when it could not be written; it is kept in memory, and written with the next.
    bool save(const QString& server, const Credentials& credentials);
    bool remove(const QString& server);

private:
    void load();
    bool read();
    bool write();

    QString m_file;
    CredentialFault m_fault = CredentialFault::None;
    bool m_isReadOnly = false;
    QMap<QString, Credentials> m_servers;
};

} // namespace arcade::client
