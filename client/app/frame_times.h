#pragma once

#include <QElapsedTimer>
#include <QJsonObject>
#include <QMutex>

#include <array>
#include <cstdint>
#include <vector>

class QQuickWindow;

namespace arcade::client {

/// When a window showed its frames. Fed by whichever thread renders.
class FrameTimes {
public:
    /// Listens until the window is gone; must outlive it, or be destroyed on the window's thread.
    explicit FrameTimes(QQuickWindow& window);
    ~FrameTimes();
    FrameTimes(const FrameTimes&) = delete;
    FrameTimes& operator=(const FrameTimes&) = delete;

    /// `first_frame_at_ms` and `last_frame_at_ms` since 1970, `count` of all frames; of those since
    /// the last call, at most 4096, the `intervals_us` between them and the `durations_us` from the
    /// begin of drawing to the swap.
    QJsonObject take();

private:
    void begin();
    void end();

    QMutex m_mutex;
    QElapsedTimer m_sinceLast;
    QElapsedTimer m_sinceBegin;
    qint64 m_firstFrameAtMs = 0;
    qint64 m_lastFrameAtMs = 0;
    qint64 m_count = 0;
    std::vector<qint64> m_intervalsUs;
    std::vector<qint64> m_durationsUs;
    std::array<QMetaObject::Connection, 2> m_connections;
};

} // namespace arcade::client
