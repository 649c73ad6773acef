#include "tests/e2e/coordinator_process.h"

#include "tests/e2e/program_run.h"
#include "tests/e2e/waiting.h"

#include <QFile>
#include <QUrl>

#include <csignal>

namespace arcade::e2e {
namespace {

constexpr int kPatienceMs = std::chrono::milliseconds{kPatience}.count();

} // namespace

CoordinatorProcess::CoordinatorProcess(const QStringList& settings)
    : m_settings(settings) {}

CoordinatorProcess::~CoordinatorProcess() {
    kill();
}

bool CoordinatorProcess::start(const QStringList& furtherArguments) {
    QStringList arguments{QStringLiteral("--port"), QString::number(m_port),
                          QStringLiteral("--data"), dataFolder()};
    for (const QString& setting : m_settings)
        arguments << QStringLiteral("--set") << setting;
    m_process = std::make_unique<QProcess>();
    m_process->setStandardErrorFile(m_folder.filePath(QStringLiteral("log")), QIODevice::Append);
    m_process->start(programPath(QStringLiteral("arcade-coordinator")),
                     arguments + furtherArguments);
    return awaitAnnouncement();
}

bool CoordinatorProcess::awaitAnnouncement() {
    const bool hasSpoken = waitUntil(
        [this] { return m_process->canReadLine() || m_process->state() == QProcess::NotRunning; });
    const QString line = QString::fromUtf8(m_process->readLine()).trimmed();
    const QString announcement = QStringLiteral("listening on ");
    const QUrl url(line.mid(announcement.size()), QUrl::StrictMode);
    if (!hasSpoken || !line.startsWith(announcement) || !url.isValid() || url.port() <= 0) {
        m_failure = QStringLiteral("the server did not start: ") + line + u'\n' +
                    QString::fromUtf8(log().right(2000));
        return false;
    }
    m_port = static_cast<quint16>(url.port());
    return true;
}

void CoordinatorProcess::kill() {
    if (!m_process || m_process->state() == QProcess::NotRunning)
        return;
    m_process->kill();
    m_process->waitForFinished(kPatienceMs);
}

void CoordinatorProcess::send(int signal) {
    if (isRunning())
        ::kill(static_cast<pid_t>(m_process->processId()), signal);
}

std::optional<int> CoordinatorProcess::exitCode() {
    const bool hasEnded = waitUntil([this] { return m_process->state() == QProcess::NotRunning; });
    if (!hasEnded || m_process->exitStatus() != QProcess::NormalExit)
        return std::nullopt;
    return m_process->exitCode();
}

std::optional<int> CoordinatorProcess::stop() {
    send(SIGTERM);
    return exitCode();
}

QString CoordinatorProcess::url() const {
    return QStringLiteral("http://127.0.0.1:%1").arg(m_port);
}

player::Endpoint CoordinatorProcess::endpoint() const {
    return player::Endpoint::resolve(url().toStdString()).value();
}

QByteArray CoordinatorProcess::log() const {
    QFile file(m_folder.filePath(QStringLiteral("log")));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace arcade::e2e
