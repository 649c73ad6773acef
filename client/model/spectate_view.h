#pragma once

#include "client/model/row_list_model.h"
#include "client/model/standings_model.h"
#include "client/model/view_enums.h"
#include "client/state/client_state.h"

#include <QCoreApplication>
#include <QPointF>

namespace arcade::client {

/// What of a watched match changes with what the server says.
struct SpectateView {
    QString title;
    QString gameText;
    WatchPhase phase = WatchPhase::None;
    QString watchersText;
    /// Empty once nothing is held back any more.
    QString delayText;
    QString poolText;
    /// How it ended.
    QString verdictText;
    QString howText;
    bool offline = false;

    friend bool operator==(const SpectateView&, const SpectateView&) = default;
};

/// What of it changes with the time alone.
struct SpectateClock {
    QString timeText;
    int secondsLeft = 0;

    friend bool operator==(const SpectateClock&, const SpectateClock&) = default;
};

/// The course of a watched match, ready to be drawn.
struct SpectatePlot {
    QList<QPointF> first;
    QList<QPointF> second;
    QString startText;
    /// For who cannot see it.
    QString text;

    friend bool operator==(const SpectatePlot&, const SpectatePlot&) = default;
};

/// A watched match, in words and numbers.
class SpectateWords {
    Q_DECLARE_TR_FUNCTIONS(SpectateWords)

public:
    static WatchPhase phase(const ClientState& state);
    static SpectateView view(const ClientState& state, bool isOnline);
    static SpectateClock clock(const ClientState& state, Instant now);
    /// Rows: id, sideName, ratingText, recordText, progress, progressText, wpmText, accuracyText,
    /// poolText, poolFraction, oddsText, won.
    static QList<RowListModel::Row> sides(const ClientState& state);
    /// Of a hunt; nothing of other games.
    static std::vector<Standing> standings(const ClientState& state);
};

} // namespace arcade::client
