#include "client/app/window_place.h"

#include <QGuiApplication>
#include <QScreen>
#include <QSettings>

#include <algorithm>

namespace arcade::client {
namespace {

const auto kPlace = QStringLiteral("window/place");
const auto kMaximized = QStringLiteral("window/maximized");
/// Of width and height that has to be in sight.
constexpr int kInSight = 120;

QList<QRect> screens() {
    QList<QRect> rooms;
    for (const QScreen* screen : QGuiApplication::screens())
        rooms << screen->availableGeometry();
    return rooms;
}

} // namespace

std::optional<QRect> visiblePlace(const QRect& remembered, const QList<QRect>& screens) {
    if (remembered.isEmpty())
        return std::nullopt;
    for (const QRect& screen : screens) {
        const QRect seen = screen.intersected(remembered);
        if (seen.width() < kInSight || seen.height() < kInSight)
            continue;
        const QSize size = remembered.size().boundedTo(screen.size());
        const int x = std::clamp(remembered.x(), screen.x(), screen.right() + 1 - size.width());
        const int y = std::clamp(remembered.y(), screen.y(), screen.bottom() + 1 - size.height());
        return QRect(QPoint(x, y), size);
    }
    return std::nullopt;
}

WindowPlace::WindowPlace(QWindow& window, QSettings& settings, std::optional<QSize> size,
                         std::optional<QPoint> place)
    : m_window(window)
    , m_settings(settings) {
    if (!size) {
        restore();
        for (const auto signal : {&QWindow::widthChanged, &QWindow::heightChanged,
                                  &QWindow::xChanged, &QWindow::yChanged})
            connect(&window, signal, this, &WindowPlace::remember);
        connect(&window, &QWindow::windowStateChanged, this, &WindowPlace::remember);
        return;
    }
    // Testers tile windows: what was asked for holds from the first frame on.
    window.resize(*size);
    if (place)
        window.setPosition(*place);
}

void WindowPlace::restore() {
    if (const auto place = visiblePlace(m_settings.value(kPlace).toRect(), screens()))
        m_window.setGeometry(*place);
    if (m_settings.value(kMaximized).toBool())
        m_window.setWindowStates(Qt::WindowMaximized);
}

void WindowPlace::remember() {
    if (!m_window.isVisible() || m_window.windowStates() & Qt::WindowMinimized)
        return;
    const bool isLarge = m_window.windowStates() & (Qt::WindowMaximized | Qt::WindowFullScreen);
    m_settings.setValue(kMaximized, isLarge);
    if (!isLarge)
        m_settings.setValue(kPlace, m_window.geometry());
}

} // namespace arcade::client
