#pragma once

#include "server/core/state.h"
#include "shared/protocol/spectate_messages.h"
#include "tests/simulation/timeline.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace arcade::simulation {

/// One match as those who watch it may know it: what was so when, from records and commands alone.
struct Show {
    Show(const core::Match& opened, Instant now);

    core::Match match;
    Instant openedAt{};
    Timeline<MatchPhase> phase;
    Timeline<int> spectators{0};
    /// How many of the bets were placed.
    Timeline<std::size_t> betCount{0};
    std::vector<core::Bet> bets;
    /// The furthest that a participant's keystrokes can have led.
    std::vector<Timeline<int>> furthest;

    std::set<PlayerId> watchers;
    /// What all who watch were told last.
    std::optional<SpectateUpdate> told;
    /// Where the cursors stand, and since when at the latest nothing has changed.
    std::int64_t cursors = 0;
    Instant unchangedSince{};

    void placed(const core::Bet& bet);
    /// What happened so far counts as old: the delay does not outlast a restart.
    void forgetChanges();

    /// Whether the view can be of a moment in the window: nothing in it is newer, what is known to
    /// the moment is not older, and it is rounded.
    void checkView(const SpectateUpdate& view, const Window& window) const;
    /// The match over, nothing is delayed.
    void checkFinal(const SpectateUpdate& view, int present) const;
    /// The view of a match in which nothing has happened for so long that all of it may be known.
    void checkCurrent(const SpectateUpdate& view, const core::Match& now) const;
    void checkOdds(const BetReceipt& receipt, const Window& window) const;

    std::set<PlayerId> bettors() const;

private:
    Amount poolOf(std::size_t count, int side) const;
    bool hasPools(const SpectateUpdate& view, std::size_t count) const;
    void checkForm(const SpectateUpdate& view) const;
    void checkSpeed(const SpectatedSide& side, int characters, const Window& window) const;
    int indexOf(const std::string& side) const;
    bool hasWithdrawals() const;
    void checkSides(const SpectateUpdate& view) const;
    int furthestOf(int side, Instant at) const;
};

} // namespace arcade::simulation
