#pragma once

#include "shared/vocabulary/result.h"

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <string>

namespace arcade::bench {

/// A coordinator of our own on a free port of this computer, with data that go with it.
class ServerProcess {
public:
    /// Waits until it listens. `settings` are `ARCADE_…=value`.
    Result<Done> start(const QString& program, const QStringList& settings);
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
    QTemporaryDir m_folder;
    QProcess m_process;
    std::string m_url;
};

} // namespace arcade::bench
