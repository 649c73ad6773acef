#pragma once

#include "tools/duo/duel_checks.h"
#include "tools/duo/options.h"
#include "tools/duo/seat_pair.h"
#include "tools/duo/table.h"

#include <QProcess>

#include <chrono>
#include <functional>

namespace arcade::duo {

/// A whole war of three against three: two people of one crew before their windows, by real
/// keyboard and mouse events, a third of theirs and the other crew without any. Pictures of every
/// screen on the way are left in a folder.
class WarScript {
public:
    static constexpr int kCrew = 3;
    /// What the server is to be started with.
    static constexpr std::chrono::seconds kMusterLasts{30};
    static constexpr std::chrono::seconds kWarLasts{60};

    WarScript(Table& table, Journal& journal, const ScriptOptions& options);
    ~WarScript();

    /// Stops at the first thing that does not come; what is wrong is in the journal.
    void play();

private:
    bool comeIn();
    bool foundCrew();
    bool joinCrew();
    bool othersCome();
    bool attack();
    bool muster();
    bool rosterIsTold(Seat& seat);
    bool war();
    bool result();
    bool resultIsTold(Seat& seat);
    bool othersAreWell();
    bool wayBack();

    bool start(QProcess& players, const QStringList& more);
    bool isWell(QProcess& players);
    bool both(const std::function<bool(Seat&)>& act) { return m_pair.both(act); }
    bool pictures(const QString& title) { return m_pair.pictures(title); }
    DuelChecks checks(Seat& seat) { return {seat, m_journal}; }

    Journal& m_journal;
    const ScriptOptions& m_options;
    Table& m_table;
    Seat& m_left;
    Seat& m_right;
    SeatPair m_pair;
    QProcess m_mate;
    QProcess m_rivals;
};

} // namespace arcade::duo
