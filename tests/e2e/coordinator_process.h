#pragma once

#include "tools/player/endpoint.h"

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace arcade::e2e {

/// The real coordinator as a child process on a free port of this computer. Its data folder and
/// its port outlive restarts.
class CoordinatorProcess {
public:
    /// `settings` are `key=value`.
    explicit CoordinatorProcess(const QStringList& settings = {});
    /// Ends it by force.
    ~CoordinatorProcess();

    /// Waits until it listens; false, with the reason in failure(), when it does not.
    bool start(const QStringList& furtherArguments = {});
    /// kill -9; returns when it is gone.
    void kill();
    /// To this process alone.
    void send(int signal);
    /// Empty when it did not end in time, or was ended by a signal.
    std::optional<int> exitCode();
    /// SIGTERM, then the exit code.
    std::optional<int> stop();

    bool isRunning() const { return m_process && m_process->state() == QProcess::Running; }
    QString url() const;
    quint16 port() const { return m_port; }
    player::Endpoint endpoint() const;
    QString dataFolder() const { return m_folder.filePath(QStringLiteral("data")); }
    QString adminTokenFile() const { return dataFolder() + QStringLiteral("/admin.token"); }
    /// Why it did not start.
    QString failure() const { return m_failure; }
    /// Everything it logged, over all starts.
    QByteArray log() const;

private:
    bool awaitAnnouncement();

    QTemporaryDir m_folder;
    QStringList m_settings;
    quint16 m_port = 0;
    QString m_failure;
    std::unique_ptr<QProcess> m_process;
};

} // namespace arcade::e2e
