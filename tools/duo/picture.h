#pragma once

#include <QString>

namespace arcade::duo {

/// Puts two pictures next to each other as a third; false when one cannot be read or written.
bool sideBySide(const QString& left, const QString& right, const QString& both);

} // namespace arcade::duo
