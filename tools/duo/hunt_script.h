#pragma once

#include "tools/duo/duel_checks.h"
#include "tools/duo/options.h"
#include "tools/duo/seat_pair.h"
#include "tools/duo/table.h"

#include <QProcess>

#include <chrono>
#include <functional>

namespace arcade::duo {

/// A whole hunt of eight: two people before their windows, by real keyboard and mouse events, and
/// six players without any. Pictures of every screen on the way are left in a folder.
class HuntScript {
public:
    /// Of the round: those without a window.
    static constexpr int kOthers = 6;
    /// The length of a hunt that the server is to be started with.
    static constexpr std::chrono::seconds kHuntLasts{60};

    HuntScript(Table& table, Journal& journal, const ScriptOptions& options);
    ~HuntScript();

    /// Stops at the first thing that does not come; what is wrong is in the journal.
    void play();

private:
    bool comeIn();
    bool enterLobby();
    bool othersCome();
    bool assigned();
    bool hunt();
    bool result();
    bool othersAreWell();
    bool wayBack();

    bool both(const std::function<bool(Seat&)>& act) { return m_pair.both(act); }
    bool pictures(const QString& title) { return m_pair.pictures(title); }
    DuelChecks checks(Seat& seat) { return {seat, m_journal}; }
    bool targetIsTold(Seat& seat);
    bool resultIsTold(Seat& seat);

    Journal& m_journal;
    const ScriptOptions& m_options;
    Table& m_table;
    Seat& m_left;
    Seat& m_right;
    SeatPair m_pair;
    QProcess m_others;
};

} // namespace arcade::duo
