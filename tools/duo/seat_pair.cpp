#include "tools/duo/seat_pair.h"

#include "tools/duo/picture.h"

#include <utility>

namespace arcade::duo {

SeatPair::SeatPair(Seat& left, Seat& right, Journal& journal, QString folder)
    : m_left(left)
    , m_right(right)
    , m_journal(journal)
    , m_folder(std::move(folder)) {}

bool SeatPair::both(const std::function<bool(Seat&)>& act) {
    return act(m_left) && act(m_right);
}

bool SeatPair::pictures(const QString& title) {
    const QString stem = QStringLiteral("%1/%2-%3-")
                             .arg(m_folder)
                             .arg(++m_pictures, 2, 10, QLatin1Char('0'))
                             .arg(title);
    const auto file = [&](const QString& who) { return stem + who + QStringLiteral(".png"); };
    const bool isDone = both([&](Seat& seat) { return seat.picture(file(seat.name())); });
    return isDone && m_journal.check(sideBySide(file(m_left.name()), file(m_right.name()),
                                                file(QStringLiteral("both"))),
                                     title + QStringLiteral(": the pictures do not go together"));
}

} // namespace arcade::duo
