#pragma once

#include "shared/vocabulary/ids.h"
#include "shared/vocabulary/instant.h"
#include "shared/vocabulary/ratio.h"

#include <QList>
#include <QPointF>

#include <optional>

namespace arcade::client {

/// How the two sides of a match came along, as it was watched. x is the time left in seconds,
/// negative, so that it grows to 0; y is percent.
class ProgressTrace {
public:
    /// Forgets what it has when that is of another match.
    void follow(MatchId match);
    /// Time that runs on longer than it was left before was an outage: all before moves along.
    void add(Duration left, Ratio first, Ratio second);
    void clear();

    const QList<QPointF>& first() const { return m_first; }
    const QList<QPointF>& second() const { return m_second; }
    /// Time left at the first point.
    Duration start() const;

private:
    std::optional<MatchId> m_match;
    QList<QPointF> m_first;
    QList<QPointF> m_second;
};

} // namespace arcade::client
