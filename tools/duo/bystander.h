#pragma once

#include "tools/duo/duel_checks.h"

namespace arcade::duo {

/// The third at the table: watches the duel of the other two, and bets on it.
class Bystander {
public:
    Bystander(Seat& seat, Journal& journal, QString folder)
        : m_seat(seat)
        , m_journal(journal)
        , m_folder(std::move(folder)) {}

    Seat& seat() { return m_seat; }

    /// Opens the list of matches, while there is none.
    bool comeIn();
    /// The duel counts down: watches it, and bets on its first side.
    bool bet();
    /// The duel is played.
    bool follow();
    /// The duel is over: what the bet came to, here and in the list.
    bool seeTheEnd();

private:
    bool picture(const QString& title);
    DuelChecks checks() { return {m_seat, m_journal}; }

    Seat& m_seat;
    Journal& m_journal;
    QString m_folder;
    int m_pictures = 0;
};

} // namespace arcade::duo
