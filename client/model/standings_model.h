#pragma once

#include "client/model/row_list_model.h"
#include "shared/vocabulary/ratio.h"

#include <vector>

namespace arcade::client {

/// One of many who play against each other.
struct Standing {
    /// Known by it while the list lives.
    QString id;
    QString callsign;
    int score = 0;
    int wpm = 0;
    Ratio accuracy;
    bool isSelf = false;
    bool isTarget = false;
    /// Without a connection for the moment, or out of the game for good.
    bool isAway = false;
    bool hasLeft = false;
};

/// Whether standings are put in order, or only brought up to date where they stand.
enum class Ordering { Keep, Sort };

/// Many players by their score, the best first; equal ones stay as they stood. Rows: id, rankText,
/// callsign, scoreText, wpmText, accuracyText, stateText, self, target, away, text (all of it, for
/// a screen reader).
class StandingsModel : public arcade::client::RowListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the models.")

public:
    explicit StandingsModel(QObject* parent = nullptr);

    /// Who was not there before, or is no more, makes it sort in any case.
    void show(std::vector<Standing> standings, Ordering ordering);

    /// 1 is the best, equal scores share one; 0 for who is not there. As sorted last.
    int rankOf(const QString& id) const;
    /// The order of the scores has changed since it was sorted last.
    bool isStale() const { return m_isStale; }

private:
    void sort(std::vector<Standing>& standings);
    void keep(std::vector<Standing>& standings) const;
    int placeOf(const QString& id) const;
    Row rowOf(const Standing& one, int rank) const;

    std::vector<Standing> m_standings;
    std::vector<int> m_ranks;
    bool m_isStale = false;
};

} // namespace arcade::client
