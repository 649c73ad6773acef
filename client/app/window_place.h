#pragma once

#include <QObject>
#include <QPoint>
#include <QRect>
#include <QSize>
#include <QWindow>

#include <optional>

class QSettings;

namespace arcade::client {

/// Puts a window where it was the last time, and remembers where it is. What it is given must
/// outlive it.
class WindowPlace : public QObject {
public:
    /// A size that is given wins over the remembered one, and is not remembered.
    WindowPlace(QWindow& window, QSettings& settings, std::optional<QSize> size,
                std::optional<QPoint> place);

private:
    void restore();
    void remember();

    QWindow& m_window;
    QSettings& m_settings;
};

/// The part of a remembered place that can be used on these screens: no larger than one, and with
/// enough of it in sight to be taken hold of. Empty when it is nowhere to be seen.
std::optional<QRect> visiblePlace(const QRect& remembered, const QList<QRect>& screens);

} // namespace arcade::client
