#include "tools/duo/hands.h"

extern "C" {
#include <xdo.h>
}

namespace arcade::duo {
namespace {

/// A window that is gone is found out by whoever looks at it; Xlib would end the program.
int ignoreError(Display*, XErrorEvent*) {
    return 0;
}

constexpr int kFirstScreen = 0;
constexpr int kLeftButton = 1;

} // namespace

void Hands::Free::operator()(xdo* hands) const {
    xdo_free(hands);
}

Result<std::unique_ptr<Hands>> Hands::create(const QString& display) {
    XSetErrorHandler(ignoreError);
    auto hands = std::make_unique<Hands>();
    hands->m_xdo.reset(xdo_new(display.toUtf8().constData()));
    if (!hands->m_xdo)
        return Error{ErrorCode::Internal, "no X server at " + display.toStdString()};
    int unused = 0;
    if (XQueryExtension(hands->m_xdo->xdpy, "XTEST", &unused, &unused, &unused) == False)
        return Error{ErrorCode::Internal, display.toStdString() + " has no XTEST extension"};
    return hands;
}

Hands::~Hands() = default;

QSize Hands::screenSize() const {
    unsigned int width = 0;
    unsigned int height = 0;
    xdo_get_viewport_dimensions(m_xdo.get(), &width, &height, kFirstScreen);
    return {static_cast<int>(width), static_cast<int>(height)};
}

void Hands::focus(quint64 window) {
    xdo_raise_window(m_xdo.get(), window);
    xdo_focus_window(m_xdo.get(), window);
    XSync(m_xdo->xdpy, False);
}

void Hands::click(QPointF place) {
    const QPoint pixel = place.toPoint();
    xdo_move_mouse(m_xdo.get(), pixel.x(), pixel.y(), kFirstScreen);
    xdo_click_window(m_xdo.get(), CURRENTWINDOW, kLeftButton);
    XSync(m_xdo->xdpy, False);
}

void Hands::type(char32_t character) {
    const QByteArray text = QString::fromUcs4(&character, 1).toUtf8();
    xdo_enter_text_window(m_xdo.get(), CURRENTWINDOW, text.constData(), 0);
    XSync(m_xdo->xdpy, False);
}

void Hands::press(const QByteArray& key) {
    xdo_send_keysequence_window(m_xdo.get(), CURRENTWINDOW, key.constData(), 0);
    XSync(m_xdo->xdpy, False);
}

void Hands::close(quint64 window) {
    Display* display = m_xdo->xdpy;
    XEvent event{};
    event.xclient.type = ClientMessage;
    event.xclient.window = window;
    event.xclient.message_type = XInternAtom(display, "WM_PROTOCOLS", False);
    event.xclient.format = 32;
    event.xclient.data.l[0] = static_cast<long>(XInternAtom(display, "WM_DELETE_WINDOW", False));
    event.xclient.data.l[1] = CurrentTime;
    XSendEvent(display, window, False, NoEventMask, &event);
    XSync(display, False);
}

} // namespace arcade::duo
