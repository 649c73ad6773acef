#pragma once

#include <QByteArray>
#include <QSize>
#include <QString>

namespace arcade::e2e {

/// Plays a script of arcade-duo to its end on a display of its own, in windows of 960x640, at so
/// many words a minute. Empty when all went as the server said; else what the program told.
QByteArray faultsOfScript(const QString& script, int wordsPerMinute, const QString& folder);

/// Empty when exactly one picture of that name (a pattern of QDir) is there, has this size and
/// shows more than a background; else what is wrong.
QString pictureFault(const QString& folder, const QString& pattern, QSize size);

} // namespace arcade::e2e
