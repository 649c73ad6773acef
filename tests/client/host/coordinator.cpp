#include "tests/client/host/coordinator.h"

#include <QCoreApplication>
#include <QFile>
#include <QTcpSocket>
#include <QTest>
#include <QUrl>

namespace arcade::client::test {
namespace {

constexpr int kPatienceMs = 30'000;

} // namespace

bool isListening(int port) {
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), static_cast<quint16>(port));
    return socket.waitForConnected(kPatienceMs);
}

bool Coordinator::start(const QString& name, const QStringList& settings,
                        const QStringList& wrapper) {
    QStringList command = wrapper;
    command << QCoreApplication::applicationDirPath() + QStringLiteral("/arcade-coordinator")
            << QStringLiteral("--name") << name << QStringLiteral("--port") << QStringLiteral("0")
            << QStringLiteral("--data") << m_folder.filePath(QStringLiteral("data"));
    for (const QString& setting : settings)
        command << QStringLiteral("--set") << setting;
    m_process.setStandardErrorFile(m_folder.filePath(QStringLiteral("log")));
    m_process.start(command.takeFirst(), command);
    const bool hasSpoken = QTest::qWaitFor(
        [this] { return m_process.canReadLine() || m_process.state() == QProcess::NotRunning; },
        kPatienceMs);
    const QString line = QString::fromUtf8(m_process.readLine()).trimmed();
    m_port = QUrl(line.section(u' ', -1)).port();
    return hasSpoken && m_port > 0;
}

void Coordinator::kill() {
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(kPatienceMs);
}

QString Coordinator::log() const {
    QFile file(m_folder.filePath(QStringLiteral("log")));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace arcade::client::test
