#include "client/host/coordinator_program.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>
#include <csignal>

#include <sys/prctl.h>
#include <unistd.h>

namespace arcade::client {
namespace {

constexpr qint64 kTailBytes = 4096;
constexpr qsizetype kLineLengthMax = 300;
constexpr int kOrphaned = 1;

bool isProgram(const QString& path) {
    const QFileInfo info(path);
    return info.isFile() && info.isExecutable();
}

} // namespace

QString findCoordinator() {
    const QString name = QStringLiteral("arcade-coordinator");
    const QString beside = QCoreApplication::applicationDirPath() + u'/' + name;
    const QString told = qEnvironmentVariable("ARCADE_COORDINATOR");
    for (const QString& candidate : {beside, told}) {
        if (!candidate.isEmpty() && isProgram(candidate))
            return candidate;
    }
    return QStandardPaths::findExecutable(name);
}

std::unique_ptr<QProcess> makeCoordinatorProcess(const QString& program,
                                                 const QStringList& arguments,
                                                 const QString& logFile) {
    auto process = std::make_unique<QProcess>();
    process->setProgram(program);
    process->setArguments(arguments);
    process->setStandardInputFile(QProcess::nullDevice());
    process->setStandardErrorFile(logFile, QIODevice::Append);
    process->setChildProcessModifier([parent = ::getpid()] {
        ::setpgid(0, 0);
        // Its store survives this as it does a power cut; softer signals may be slept through.
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (::getppid() != parent)
            ::_exit(kOrphaned);
    });
    return process;
}

QString lastLineOf(const QString& file) {
    QFile log(file);
    if (!log.open(QIODevice::ReadOnly))
        return {};
    log.seek(std::max<qint64>(0, log.size() - kTailBytes));
    const QString tail = QString::fromUtf8(log.readAll()).trimmed();
    return tail.section(u'\n', -1).trimmed().left(kLineLengthMax);
}

} // namespace arcade::client
