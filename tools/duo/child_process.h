#pragma once

#include <QProcess>
#include <QStringList>

namespace arcade::duo {

/// To be called before its start: the process is asked to end when this one is gone.
void leaveWithParent(QProcess& process);

/// Asks it to end, waits, and ends it by force when it does not. False when force was needed.
bool endSoftly(QProcess& process);

/// From now on, whatever our children leave behind becomes our child.
void adoptOrphans();

/// Ends and reaps whatever is still our child; what it was, as `name (pid)`.
QStringList endLeftOvers();

} // namespace arcade::duo
