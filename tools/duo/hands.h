#pragma once

#include "shared/vocabulary/result.h"

#include <QByteArray>
#include <QPointF>
#include <QSize>
#include <QString>

#include <memory>

struct xdo;

namespace arcade::duo {

/// The keyboard and the mouse of an X display: its events, made by the XTEST extension, are those
/// of real ones. Each call returns when the X server has it.
class Hands {
public:
    static Result<std::unique_ptr<Hands>> create(const QString& display);
    ~Hands();

    QSize screenSize() const;
    /// The window gets what is typed from now on; no window manager is needed.
    void focus(quint64 window);
    /// With the left button, in pixels of the screen.
    void click(QPointF place);
    /// What it takes on the layout of the display, Shift included.
    void type(char32_t character);
    /// The name of a key as X has it, with modifiers: `Return`, `BackSpace`, `ctrl+1`.
    void press(const QByteArray& key);
    /// Asks a window to close, as the button of a window manager does.
    void close(quint64 window);

private:
    struct Free {
        void operator()(xdo* hands) const;
    };

    std::unique_ptr<xdo, Free> m_xdo;
};

} // namespace arcade::duo
