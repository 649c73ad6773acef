#pragma once

#include "tools/duo/seat.h"

#include <functional>

namespace arcade::duo {

/// The two before their windows, who do the same one after the other and are photographed together.
class SeatPair {
public:
    /// Pictures go to this folder.
    SeatPair(Seat& left, Seat& right, Journal& journal, QString folder);

    /// The left one first; false, and no further, when one fails.
    bool both(const std::function<bool(Seat&)>& act);
    /// Each types the text that stands there, key by key, until another one follows it; both
    /// together as fast as so many words a minute.
    bool typeOneEach(int wordsPerMinute);
    /// Numbered pictures of either window and of both side by side. What fails is in the journal.
    bool pictures(const QString& title);

private:
    Seat& m_left;
    Seat& m_right;
    Journal& m_journal;
    QString m_folder;
    int m_pictures = 0;
};

} // namespace arcade::duo
