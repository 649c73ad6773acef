#pragma once

#include "shared/vocabulary/result.h"

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <string>

namespace arcade::bench {

/// A server of our own on this computer, which says `listening on URL` once it does.
class ServerProcess {
public:
    /// Waits until it listens. `settings` are `NAME=value` of the environment.
    Result<Done> start(const QString& program, const QStringList& arguments,
                       const QStringList& settings = {});
    /// A coordinator on a free port, with data that go with this object.
    Result<Done> startCoordinator(const QString& program, const QStringList& furtherArguments,
                                  const QStringList& settings);
    /// SIGKILL; returns when it is gone.
    void kill();
    /// The coordinator again after that, on the same port and data.
    Result<Done> restart();
    /// Asks it to end and waits for that; ends it by force when it does not.
    void stop();
    ~ServerProcess() { stop(); }

    const std::string& url() const { return m_url; }
    std::int64_t pid() const { return m_process.processId(); }
    bool isRunning() const { return m_process.state() == QProcess::Running; }
    /// By itself, after it was asked to, and with exit code 0.
    bool endedWell() const {
        return m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
    }
    /// The last lines it logged.
    std::string logTail() const;

private:
    Result<Done> startCoordinatorAt(const QString& port);

    QTemporaryDir m_folder;
    QProcess m_process;
    QString m_program;
    QStringList m_arguments;
    QStringList m_settings;
    std::string m_url;
};

} // namespace arcade::bench
