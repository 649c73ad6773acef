#pragma once

#include "shared/vocabulary/result.h"

#include <QProcess>
#include <QSize>
#include <QString>

#include <memory>

namespace arcade::duo {

/// An X server without a screen, Xvfb, on a display that was free. Ends with this object.
class VirtualDisplay {
public:
    /// Waits until it takes connections. One screen of this size, without a window manager.
    static Result<std::unique_ptr<VirtualDisplay>> create(QSize size);
    ~VirtualDisplay();

    /// As in DISPLAY.
    const QString& name() const { return m_name; }

private:
    VirtualDisplay() = default;

    QProcess m_process;
    QString m_name;
};

} // namespace arcade::duo
