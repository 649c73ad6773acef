#include "tools/duo/child_process.h"

#include <QDir>
#include <QFile>

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

namespace arcade::duo {
namespace {

constexpr int kEndLimitMs = 10'000;

struct Child {
    pid_t pid = 0;
    QString name;
    bool isZombie = false;
};

/// `pid (name) state parent …`; the name may hold anything.
std::optional<Child> childIn(const QString& folder) {
    QFile file(QStringLiteral("/proc/%1/stat").arg(folder));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QString line = QString::fromUtf8(file.readAll());
    const qsizetype begin = line.indexOf(u'(') + 1;
    const qsizetype end = line.lastIndexOf(u')');
    const QStringList further = line.mid(end + 2).split(u' ');
    if (further.value(1).toInt() != getpid())
        return std::nullopt;
    return Child{folder.toInt(), line.mid(begin, end - begin), further.first() == u'Z'};
}

QList<Child> ownChildren() {
    QList<Child> children;
    const QStringList folders =
        QDir(QStringLiteral("/proc")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString& folder : folders) {
        if (!folder.at(0).isDigit())
            continue;
        if (const auto child = childIn(folder))
            children << *child;
    }
    return children;
}

} // namespace

void leaveWithParent(QProcess& process) {
    process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGTERM); });
}

bool endSoftly(QProcess& process) {
    if (process.state() == QProcess::NotRunning)
        return true;
    process.terminate();
    if (process.waitForFinished(kEndLimitMs))
        return true;
    process.kill();
    process.waitForFinished(kEndLimitMs);
    return false;
}

void adoptOrphans() {
    prctl(PR_SET_CHILD_SUBREAPER, 1);
}

QStringList endLeftOvers() {
    QStringList names;
    for (const Child& child : ownChildren()) {
        if (!child.isZombie) {
            names << QStringLiteral("%1 (%2)").arg(child.name).arg(child.pid);
            kill(child.pid, SIGKILL);
        }
        waitpid(child.pid, nullptr, 0);
    }
    return names;
}

} // namespace arcade::duo
