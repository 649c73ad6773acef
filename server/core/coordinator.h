#pragma once

#include "server/core/command.h"
#include "server/core/outcome.h"
#include "server/core/rules.h"

#include <memory>
#include <variant>

namespace arcade::core {

/// The only door to the core: a deterministic machine. Time never goes backwards: each call's
/// instant is at or after the last one's. One thread.
class Coordinator {
public:
    explicit Coordinator(const Rules& rules);
    Coordinator(Coordinator&&) noexcept;
    Coordinator& operator=(Coordinator&&) noexcept;
    ~Coordinator();

    /// Continues from what a store held: matches before their start are cancelled and put back,
    /// tickets wait suspended, running games go on with their clock extended by the outage.
    /// Nobody counts as connected. Call once, first.
    Outcome restore(const Snapshot& snapshot, Instant now);

    /// Does what was due before `now`, then the command.
    Outcome apply(const Command& command, Instant now);
    /// Does what is due.
    Outcome advance(Instant now);
    /// Instead of advance() after a time in which nothing was looked at though the connections
    /// stayed (the process was stopped, the computer slept): for `outage`, which ends now, clocks
    /// stood still and waits did not count; for a while nobody is to blame for being away.
    Outcome resume(Duration outage, Instant now);
    /// When advance() is to be called next; empty when nothing waits.
    std::optional<Instant> nextDeadline() const;

    /// Where a player is now, as session.state tells it (balance and last result left to the host).
    SessionState view(PlayerId player, Instant now) const;
    /// ALREADY_IN_QUEUE or ALREADY_IN_MATCH for whoever has a place, RATE_LIMITED while blocked,
    /// DRAINING; what EnterQueue would be refused with, before a stake is reserved for it.
    std::optional<Error> entryRefusal(PlayerId player, Instant now) const;
    /// What PlaceBet would be refused with, before an amount is held for it.
    std::optional<Error> betRefusal(PlayerId player, const SpectateBet& bet, Instant now) const;
    /// Matches in READY or ACTIVE as spectators see them: as late as everything they learn, so that
    /// one whose READY has just begun is not there yet. Oldest first.
    SpectateMatches watchable(std::optional<GameType> gameType, Instant now) const;
    /// Players who watch a match, also while they are away.
    std::size_t spectators() const;
    /// The player holds a ticket or a live match.
    bool holdsPlace(PlayerId player) const;
    /// Where a player of direct games is: nowhere, waiting, or in a match.
    using DirectPlace = std::variant<std::monostate, QueueKey, MatchId>;
    DirectPlace directPlace(PlayerId player) const;
    /// A match is under way that a drain waits for: any but those played elsewhere.
    bool hasGamesToFinish() const;
    bool isDraining() const;

    struct QueueSummary {
        QueueKey queue;
        int tickets = 0;
        int suspended = 0;
        Duration longestWait{};
        /// Median of recent waits, empty while too few are known.
        std::optional<std::chrono::seconds> usualWait;
        /// While players gather for a round.
        std::optional<LobbyUpdate> lobby{};
    };
    std::vector<QueueSummary> queues(Instant now) const;
    /// Matches that are not settled, oldest first.
    std::vector<const Match*> matches() const;
    const Match* findMatch(MatchId match) const;

    /// The records a store would hold now; for the simulation and for tests.
    Snapshot snapshot(Instant now) const;
    /// Checks every invariant over the whole state; the text names what is broken, empty if
    /// nothing.
    std::string brokenInvariant(Instant now) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace arcade::core
