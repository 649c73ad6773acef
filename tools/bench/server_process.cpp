#include "tools/bench/server_process.h"

#include "tools/bench/priority.h"

#include <QFile>
#include <QProcessEnvironment>

namespace arcade::bench {
namespace {

constexpr int kStartLimitMs = 30'000;
constexpr int kStopLimitMs = 5'000;
constexpr qint64 kLogTailBytes = 2'000;

Error failed(const QString& sentence) {
    return {ErrorCode::Internal, sentence.toStdString(), {}};
}

} // namespace

Result<Done> ServerProcess::startCoordinator(const QString& program,
                                             const QStringList& furtherArguments,
                                             const QStringList& settings) {
    m_program = program;
    m_arguments = furtherArguments;
    m_settings = settings;
    return startCoordinatorAt(QStringLiteral("0"));
}

Result<Done> ServerProcess::startCoordinatorAt(const QString& port) {
    return start(m_program,
                 QStringList{QStringLiteral("--host"), QStringLiteral("127.0.0.1"),
                             QStringLiteral("--port"), port, QStringLiteral("--data"),
                             m_folder.filePath(QStringLiteral("data"))} +
                     m_arguments,
                 m_settings);
}

void ServerProcess::kill() {
    m_process.kill();
    m_process.waitForFinished(kStopLimitMs);
}

Result<Done> ServerProcess::restart() {
    return startCoordinatorAt(QString::fromStdString(m_url).section(u':', -1));
}

Result<Done> ServerProcess::start(const QString& program, const QStringList& arguments,
                                  const QStringList& settings) {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString& setting : settings)
        environment.insert(setting.section(u'=', 0, 0), setting.section(u'=', 1));
    m_process.setProcessEnvironment(environment);
    m_process.setStandardErrorFile(m_folder.filePath(QStringLiteral("log")));
    m_process.setChildProcessModifier(&comeAsBefore);
    m_process.start(program, arguments);
    if (!m_process.waitForStarted(kStartLimitMs))
        return failed(program + QStringLiteral(": ") + m_process.errorString());
    const QString announcement = QStringLiteral("listening on ");
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(kStartLimitMs))
            return failed(QStringLiteral("the server did not start: ") +
                          QString::fromStdString(logTail()));
    }
    const QString line = QString::fromUtf8(m_process.readLine()).trimmed();
    if (!line.startsWith(announcement))
        return failed(QStringLiteral("the server said: ") + line);
    m_url = line.sliced(announcement.size()).toStdString();
    return Done{};
}

void ServerProcess::stop() {
    if (!isRunning())
        return;
    m_process.terminate();
    if (m_process.waitForFinished(kStopLimitMs))
        return;
    kill();
}

std::string ServerProcess::logTail() const {
    QFile log(m_folder.filePath(QStringLiteral("log")));
    if (!log.open(QIODevice::ReadOnly))
        return {};
    log.seek(std::max<qint64>(0, log.size() - kLogTailBytes));
    return log.readAll().toStdString();
}

} // namespace arcade::bench
