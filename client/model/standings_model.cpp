#include "client/model/standings_model.h"

#include "client/model/format.h"

#include <algorithm>

namespace arcade::client {

StandingsModel::StandingsModel(QObject* parent)
    : RowListModel({"id", "rankText", "callsign", "scoreText", "wpmText", "accuracyText",
                    "stateText", "self", "target", "away", "text"},
                   parent) {}

int StandingsModel::placeOf(const QString& id) const {
    const auto found = std::ranges::find(m_standings, id, &Standing::id);
    return found == m_standings.end() ? -1 : static_cast<int>(found - m_standings.begin());
}

int StandingsModel::rankOf(const QString& id) const {
    const int place = placeOf(id);
    return place < 0 ? 0 : m_ranks.at(static_cast<std::size_t>(place));
}

void StandingsModel::show(std::vector<Standing> standings, Ordering ordering) {
    const bool isSameCrowd = standings.size() == m_standings.size() &&
                             std::ranges::all_of(standings, [this](const Standing& one) {
                                 return placeOf(one.id) >= 0;
                             });
    if (ordering == Ordering::Sort || !isSameCrowd)
        sort(standings);
    else
        keep(standings);
    m_standings = std::move(standings);
    m_isStale = !std::ranges::is_sorted(m_standings, std::ranges::greater{}, &Standing::score);
    QList<Row> rows;
    for (std::size_t place = 0; place < m_standings.size(); ++place)
        rows.append(rowOf(m_standings[place], m_ranks[place]));
    setKeyedRows(rows);
}

/// Whoever stood above another of the same score stays there.
void StandingsModel::sort(std::vector<Standing>& standings) {
    keep(standings);
    std::ranges::stable_sort(standings, std::ranges::greater{}, &Standing::score);
    m_ranks.clear();
    for (std::size_t place = 0; place < standings.size(); ++place) {
        const bool isLevel = place > 0 && standings[place].score == standings[place - 1].score;
        m_ranks.push_back(isLevel ? m_ranks.back() : static_cast<int>(place) + 1);
    }
}

void StandingsModel::keep(std::vector<Standing>& standings) const {
    const auto place = [this](const Standing& one) {
        const int known = placeOf(one.id);
        return known < 0 ? static_cast<int>(m_standings.size()) : known;
    };
    std::ranges::stable_sort(standings, {}, place);
}

RowListModel::Row StandingsModel::rowOf(const Standing& one, int rank) const {
    const QString score = Format::number(one.score);
    const QString speed = tr("%1 wpm").arg(Format::number(one.wpm));
    QString state;
    if (one.hasLeft)
        state = tr("left");
    else if (one.isAway)
        state = tr("away");
    QString text = tr("%1: %2, score %3, %4").arg(Format::number(rank), one.callsign, score, speed);
    if (one.isSelf)
        text += tr(", you");
    if (one.isTarget)
        text += tr(", your target");
    if (!state.isEmpty())
        text += QStringLiteral(", ") + state;
    return {one.id,       Format::number(rank),          one.callsign, score,
            speed,        Format::percent(one.accuracy), state,        one.isSelf,
            one.isTarget, one.hasLeft || one.isAway,     text};
}

} // namespace arcade::client
