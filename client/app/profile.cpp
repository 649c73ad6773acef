#include "client/app/profile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QStandardPaths>

namespace arcade::client {
namespace {

class Texts {
    Q_DECLARE_TR_FUNCTIONS(Profile)
};

bool makePrivate(const QString& folder) {
    const QFile::Permissions owner = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    return QDir().mkpath(folder) && QFile::setPermissions(folder, owner);
}

} // namespace

Profile::Profile(const QString& name, const QString& folder)
    : m_name(name)
    , m_folder(folder)
    , m_lock(folder + QStringLiteral("/lock")) {
    // However long a client runs; one that is gone is known by its process.
    m_lock.setStaleLockTime(0);
}

QString Profile::folderOf(const QString& name) {
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/ghostnet-arcade/profiles/") + name;
}

std::unique_ptr<Profile> Profile::open(const QString& name, QString* fault) {
    const QString folder = folderOf(name);
    if (!makePrivate(folder)) {
        *fault = Texts::tr("The folder %1 cannot be made or written.").arg(folder);
        return nullptr;
    }
    std::unique_ptr<Profile> profile(new Profile(name, folder));
    if (profile->m_lock.tryLock(0))
        return profile;
    *fault =
        profile->m_lock.error() == QLockFile::LockFailedError
            ? Texts::tr("The profile '%1' is in use by another window. Close that one, or choose "
                        "another with --profile NAME.")
                  .arg(name)
            : Texts::tr("The folder %1 cannot be made or written.").arg(folder);
    return nullptr;
}

} // namespace arcade::client
