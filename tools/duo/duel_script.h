#pragma once

#include "tools/duo/bystander.h"
#include "tools/duo/seat_pair.h"
#include "tools/duo/table.h"

namespace arcade::duo {

/// A whole duel through both windows, from the callsign to the way back, with a picture of every
/// screen and every claim of a window held against what the server said.
class DuelScript {
public:
    DuelScript(Table& table, Journal& journal, const ScriptOptions& options);

    /// Stops at the first thing that does not come; what is wrong is in the journal.
    void play();

private:
    bool signIn();
    bool signInBy(Seat& seat);
    bool lookAround();
    bool enterQueues();
    bool acceptMatch();
    bool race();
    bool result();
    bool wayBack();

    bool both(const std::function<bool(Seat&)>& act) { return m_pair.both(act); }
    bool pictures(const QString& title) { return m_pair.pictures(title); }
    DuelChecks checks(Seat& seat) { return {seat, m_journal}; }
    const QString& rivalOf(const Seat& seat) const {
        return &seat == &m_left ? m_right.name() : m_left.name();
    }

    Journal& m_journal;
    ScriptOptions m_options;
    Seat& m_left;
    Seat& m_right;
    SeatPair m_pair;
    Bystander m_watcher;
};

} // namespace arcade::duo
