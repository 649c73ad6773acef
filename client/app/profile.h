#pragma once

#include <QLockFile>
#include <QString>

#include <memory>

namespace arcade::client {

/// A player's folder: settings, credentials, and the data of the bundled server. Only its owner
/// can look inside, and only one client at a time uses it.
class Profile {
public:
    /// Where the profile of this name is kept.
    static QString folderOf(const QString& name);

    /// Makes the folder where it is missing. Empty when that fails or another client has it; the
    /// fault is then a sentence.
    static std::unique_ptr<Profile> open(const QString& name, QString* fault);

    QString name() const { return m_name; }
    QString folder() const { return m_folder; }
    QString settingsFile() const { return m_folder + QStringLiteral("/settings.ini"); }
    QString credentialsFile() const { return m_folder + QStringLiteral("/credentials.json"); }

private:
    Profile(const QString& name, const QString& folder);

    QString m_name;
    QString m_folder;
    QLockFile m_lock;
};

} // namespace arcade::client
