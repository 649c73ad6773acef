#pragma once

#include "client/app/frame_times.h"

#include <QDeadlineTimer>
#include <QJsonObject>
#include <QLocalServer>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <vector>

class QLocalSocket;
class QQuickWindow;

namespace arcade::client {

/// Tells tests what a window shows, over a local socket that its owner alone may open. It looks
/// and never acts: input comes from outside, through the window system.
///
/// One JSON object a line. Requests: `{"find": NAME, "properties": [NAME…]}`,
/// `{"await": {"name": NAME, …}, "timeout_ms": MS}` (see isAsWanted(); with `"after_frame": true`
/// only what a frame has just shown counts), `{"names": true}`, `{"texts": true}`, `{"window":
/// true}`, `{"frames": true}` and `{"grab": FILE.png}`. Every answer repeats the `id` of its
/// request; what cannot be answered has an `error`.
class Inspector final : public QObject {
public:
    explicit Inspector(QQuickWindow& window);
    ~Inspector() override;

    /// False, with the reason in errorText(), when the socket cannot be had.
    bool listen(const QString& socket);
    QString errorText() const { return m_server.errorString(); }

private:
    struct Waiting {
        QPointer<QLocalSocket> asker;
        QJsonValue id;
        QJsonObject wanted;
        QDeadlineTimer deadline;
        /// Counts only once it has been drawn.
        bool isAfterFrame = false;
    };

    void greet();
    void read(QLocalSocket& asker);
    void handle(QLocalSocket& asker, const QByteArray& line);
    QJsonObject answerTo(const QJsonObject& request);
    QJsonObject found(const QJsonObject& request) const;
    QJsonObject grabbed(const QString& file);
    /// Answers those whose wish has come true or whose time is over.
    void lookAgain(bool isAfterFrame);
    bool settle(const Waiting& waiting, bool isAfterFrame);

    QQuickWindow& m_window;
    FrameTimes m_frames;
    std::vector<Waiting> m_waiting;
    QTimer m_look;
    QLocalServer m_server;
};

} // namespace arcade::client
