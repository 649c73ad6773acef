#include "tests/e2e/program_run.h"

#include <QCoreApplication>
#include <QProcess>

namespace arcade::e2e {

QString programPath(const QString& name) {
    return QCoreApplication::applicationDirPath() + u'/' + name;
}

QByteArray ProgramRun::text() const {
    return QStringLiteral("exit %1\n%2\n%3").arg(exitCode).arg(out, err).toUtf8();
}

ProgramRun runProgram(const QString& program, const QStringList& arguments,
                      const QStringList& environment, std::chrono::milliseconds limit) {
    QProcess process;
    process.setEnvironment(QProcess::systemEnvironment() + environment);
    process.start(program, arguments);
    const bool hasEnded = waitUntil([&] { return process.state() == QProcess::NotRunning; }, limit);
    if (!hasEnded) {
        process.kill();
        process.waitForFinished();
    }
    const bool isNormal = hasEnded && process.exitStatus() == QProcess::NormalExit &&
                          process.error() == QProcess::UnknownError;
    return {isNormal ? process.exitCode() : -1, QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

} // namespace arcade::e2e
