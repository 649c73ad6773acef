#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

#include <memory>

namespace arcade::client {

/// The bundled server's program: beside this one, else as ARCADE_COORDINATOR says, else on the
/// search path. Empty when there is none.
QString findCoordinator();

/// A process that dies with this one, however this one ends, and that no signal of the terminal
/// reaches. Standard error is appended to `logFile`. To be started by the thread that lives
/// longest.
std::unique_ptr<QProcess> makeCoordinatorProcess(const QString& program,
                                                 const QStringList& arguments,
                                                 const QString& logFile);

/// The last line of a file that says something, at most 300 characters of it.
QString lastLineOf(const QString& file);

} // namespace arcade::client
