#include "client/model/progress_trace.h"

namespace arcade::client {
namespace {

constexpr double kMsInSecond = 1000;

double percentOf(Ratio ratio) {
    return static_cast<double>(ratio.millionths) * 100 / static_cast<double>(Ratio::kOne);
}

void shift(QList<QPointF>& points, double by) {
    for (QPointF& point : points)
        point.rx() += by;
}

/// A line that stays level needs its two ends only.
void append(QList<QPointF>& points, const QPointF& point) {
    const qsizetype size = points.size();
    const bool isLevel = size >= 2 && qFuzzyCompare(1 + points[size - 1].y(), 1 + point.y()) &&
                         qFuzzyCompare(1 + points[size - 2].y(), 1 + point.y());
    if (isLevel)
        points.last() = point;
    else
        points.append(point);
}

} // namespace

void ProgressTrace::follow(MatchId match) {
    if (m_match == match)
        return;
    clear();
    m_match = match;
}

void ProgressTrace::add(Duration left, Ratio first, Ratio second) {
    const double x = -static_cast<double>(left.count()) / kMsInSecond;
    if (!m_first.isEmpty() && x < m_first.last().x()) {
        const double by = x - m_first.last().x();
        shift(m_first, by);
        shift(m_second, by);
    }
    append(m_first, {x, percentOf(first)});
    append(m_second, {x, percentOf(second)});
}

void ProgressTrace::clear() {
    m_match.reset();
    m_first.clear();
    m_second.clear();
}

Duration ProgressTrace::start() const {
    if (m_first.isEmpty())
        return Duration{0};
    return Duration{static_cast<Duration::rep>(-m_first.first().x() * kMsInSecond)};
}

} // namespace arcade::client
