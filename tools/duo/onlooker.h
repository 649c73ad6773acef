#pragma once

#include <QJsonObject>
#include <QLocalSocket>
#include <QPointF>
#include <QRectF>
#include <QString>
#include <QStringList>

#include <chrono>
#include <functional>
#include <vector>

namespace arcade::duo {

/// What can be seen of an item of a client's window.
struct ItemView {
    bool exists = false;
    bool visible = false;
    bool enabled = false;
    bool focused = false;
    /// Its text, or its accessible name where it has none.
    QString text;
    /// What a screen reader calls it.
    QString accessible;
    /// In the window.
    QRectF place;
    /// In pixels of the screen.
    QRectF onScreen;
    /// Those that were asked for.
    QJsonObject properties;
    /// Whether what was awaited came in time, and when that was seen (ms since 1970).
    bool met = false;
    qint64 atMs = 0;
};

struct WindowView {
    quint64 id = 0;
    bool visible = false;
    bool active = false;
    QRectF onScreen;
};

/// What client/app/frame_times.h counts.
struct FrameTimes {
    qint64 firstFrameAtMs = 0;
    qint64 lastFrameAtMs = 0;
    qint64 count = 0;
    std::vector<qint64> intervalsUs;
    std::vector<qint64> durationsUs;
};

/// Looks at a client's window, through the socket of its --inspect. Waiting runs the event loop.
/// Of a client that is gone or silent, everything reads as not there.
class Onlooker {
public:
    /// Tries until the client listens, or the time is over.
    bool connectTo(const QString& socket, std::chrono::milliseconds limit);
    bool isConnected() const { return m_socket.state() == QLocalSocket::ConnectedState; }

    ItemView find(const QString& name, const QStringList& properties = {});
    /// `wish` as isAsWanted() of client/app/item_view.h has it, beside `name`.
    ItemView await(const QString& name, QJsonObject wish, std::chrono::milliseconds limit);
    /// The same of what a frame shows after `act`, which is called once the client listens.
    ItemView awaitDrawn(const QString& name, QJsonObject wish, std::chrono::milliseconds limit,
                        const std::function<void()>& act);
    QStringList names();
    /// What can be read, from the back to the front.
    QStringList texts();
    WindowView window();
    FrameTimes frames();
    /// Saves what the window shows.
    bool grab(const QString& file);

private:
    QStringList list(const QString& what);
    /// `meanwhile` is called once the question is on its way.
    QJsonObject ask(QJsonObject request, std::chrono::milliseconds limit,
                    const std::function<void()>& meanwhile = {});

    QLocalSocket m_socket;
    qint64 m_lastId = 0;
};

} // namespace arcade::duo
