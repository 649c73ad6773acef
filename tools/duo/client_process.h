#pragma once

#include "shared/vocabulary/result.h"

#include <QProcess>
#include <QRect>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <optional>

namespace arcade::duo {

/// How a client is started.
struct ClientOptions {
    QString program;
    /// As in DISPLAY; empty is the one this program has.
    QString display;
    QString profile;
    /// Empty leaves the choice to whoever plays.
    QString server;
    QString callsign;
    QRect geometry;
    /// `NAME=value`, added to the environment.
    QStringList environment;
    QStringList furtherArguments;
    /// A command that starts the client, with its own arguments; empty is none.
    QStringList wrapper;
};

/// For a client on a display that nobody sits at: it starts no session bus, and its texts are those
/// of tests.
QStringList aloneEnvironment();

/// The client as a process of its own, with settings and identity in a folder of its own.
class ClientProcess {
public:
    explicit ClientProcess(ClientOptions options);
    /// Ends it by force.
    ~ClientProcess();

    Result<Done> start();
    bool isRunning() const { return m_process.state() == QProcess::Running; }
    qint64 pid() const { return m_process.processId(); }
    void send(int signal);
    /// Empty when it did not end in time, or was ended by a signal. Runs the event loop.
    std::optional<int> exitCode();

    QString inspectSocket() const { return m_folder.filePath(QStringLiteral("inspect")); }
    QString protocolLogFile() const { return m_folder.filePath(QStringLiteral("protocol.log")); }
    /// What its settings, identity and data are kept in.
    QString home() const { return m_folder.filePath(QStringLiteral("home")); }
    /// What it wrote to standard error, over all starts.
    QString errors() const;
    /// Lines of those that a client in order does not write: warnings of Qt, QML and our own.
    QStringList complaints() const;
    const ClientOptions& options() const { return m_options; }

private:
    QStringList arguments() const;
    QProcessEnvironment environment() const;

    ClientOptions m_options;
    QTemporaryDir m_folder;
    QProcess m_process;
};

} // namespace arcade::duo
