#include "client/app/frame_times.h"

#include <QDateTime>
#include <QJsonArray>
#include <QMutexLocker>
#include <QQuickWindow>

#include <utility>

namespace arcade::client {
namespace {

constexpr std::size_t kMostTimes = 4096;

void add(std::vector<qint64>& times, const QElapsedTimer& timer) {
    if (timer.isValid() && times.size() < kMostTimes)
        times.push_back(timer.nsecsElapsed() / 1000);
}

QJsonArray taken(std::vector<qint64>& times) {
    QJsonArray array;
    for (const qint64 time : std::exchange(times, {}))
        array.append(time);
    return array;
}

} // namespace

FrameTimes::FrameTimes(QQuickWindow& window)
    : m_connections{QObject::connect(
                        &window, &QQuickWindow::beforeSynchronizing, &window, [this] { begin(); },
                        Qt::DirectConnection),
                    QObject::connect(
                        &window, &QQuickWindow::frameSwapped, &window, [this] { end(); },
                        Qt::DirectConnection)} {}

FrameTimes::~FrameTimes() {
    for (const QMetaObject::Connection& connection : m_connections)
        QObject::disconnect(connection);
}

void FrameTimes::begin() {
    const QMutexLocker lock(&m_mutex);
    m_sinceBegin.start();
}

void FrameTimes::end() {
    const QMutexLocker lock(&m_mutex);
    m_lastFrameAtMs = QDateTime::currentMSecsSinceEpoch();
    if (m_count++ == 0)
        m_firstFrameAtMs = m_lastFrameAtMs;
    else
        add(m_intervalsUs, m_sinceLast);
    add(m_durationsUs, m_sinceBegin);
    m_sinceLast.start();
    m_sinceBegin.invalidate();
}

QJsonObject FrameTimes::take() {
    const QMutexLocker lock(&m_mutex);
    return {{QStringLiteral("first_frame_at_ms"), m_firstFrameAtMs},
            {QStringLiteral("last_frame_at_ms"), m_lastFrameAtMs},
            {QStringLiteral("count"), m_count},
            {QStringLiteral("intervals_us"), taken(m_intervalsUs)},
            {QStringLiteral("durations_us"), taken(m_durationsUs)}};
}

} // namespace arcade::client
