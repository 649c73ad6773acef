#include "tools/bench/circumstances.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QProcess>
#include <QSysInfo>

#include <unistd.h>

#include <thread>

namespace arcade::bench {
namespace {

constexpr int kGitLimitMs = 5'000;
constexpr double kGibibyte = 1024.0 * 1024 * 1024;

QString processor() {
    QFile file(QStringLiteral("/proc/cpuinfo"));
    if (!file.open(QIODevice::ReadOnly))
        return QSysInfo::currentCpuArchitecture();
    const QString text = QString::fromLatin1(file.readAll());
    const QString line = text.mid(text.indexOf(QStringLiteral("model name"))).section(u'\n', 0, 0);
    const QString name = line.section(u':', 1).trimmed();
    return name.isEmpty() ? QSysInfo::currentCpuArchitecture() : name;
}

QString memory() {
    const double bytes = static_cast<double>(::sysconf(_SC_PHYS_PAGES)) *
                         static_cast<double>(::sysconf(_SC_PAGESIZE));
    return QString::number(bytes / kGibibyte, 'f', 0) + QStringLiteral(" GiB");
}

/// Of the sources around the program; a build outside of them does not tell.
QString commit() {
    QProcess git;
    git.start(QStringLiteral("git"),
              {QStringLiteral("-C"), QCoreApplication::applicationDirPath(),
               QStringLiteral("describe"), QStringLiteral("--always"), QStringLiteral("--dirty"),
               QStringLiteral("--abbrev=10"), QStringLiteral("--exclude=*")});
    const bool isDone = git.waitForFinished(kGitLimitMs) && git.exitCode() == 0;
    return isDone ? QString::fromUtf8(git.readAllStandardOutput()).trimmed()
                  : QStringLiteral("unknown");
}

} // namespace

void reportCircumstances(Report& report) {
    const QString cores = QString::number(std::thread::hardware_concurrency());
    const QString machine = QStringLiteral("%1, %2 cores shared by server and generator, %3, %4, "
                                           "Linux %5")
                                .arg(processor(), cores, memory(), QSysInfo::prettyProductName(),
                                     QSysInfo::kernelVersion());
    const QStringList words = QCoreApplication::arguments().sliced(1);
    report.fact("machine", "machine", machine.toStdString());
    report.fact("commit", "commit", commit().toStdString());
    report.fact("date", "date",
                QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toStdString());
    report.fact("command", "command",
                (QStringLiteral("arcade-bench ") + words.join(u' ')).toStdString());
}

} // namespace arcade::bench
