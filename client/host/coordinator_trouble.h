#pragma once

#include <QProcess>
#include <QString>

namespace arcade::client {

/// Why the bundled server does not run.
enum class CoordinatorTrouble {
    None,
    ProgramMissing,
    FolderUnusable,
    WrongSettings,
    PortTaken,
    StoreUnusable,
    NotListening,
    Crashed,
};

/// What an end of the program means, by its exit code (SPEC 9).
CoordinatorTrouble troubleOf(int exitCode, QProcess::ExitStatus status);

/// One or two sentences that say what is wrong and what to do; empty for None.
QString sentenceOf(CoordinatorTrouble trouble, int port, const QString& folder);

} // namespace arcade::client
