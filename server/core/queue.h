#pragma once

#include "server/core/ticket_times.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace arcade::core {

inline constexpr std::string_view kNoOpponentsReason =
    "No opponents found. Try a different stake tier.";
inline constexpr std::string_view kLongWaitAdvice =
    "This is taking long. Widen your rating limits or try another stake tier.";

/// The tickets of one queue key: positions, pairing, deadlines, and what their owners are told.
/// Driven by instants: advance(), takeMatches(), takeUpdates(), in this order, after every change
/// and when nextDeadline() or nextUpdate() says so. Instants never go backwards.
class TicketQueue {
public:
    TicketQueue(const Rules& rules, QueueKey key);
    ~TicketQueue();
    TicketQueue(TicketQueue&&) noexcept;
    TicketQueue& operator=(TicketQueue&&) noexcept;

    /// The ticket is about to be inserted, or one that is here to be looked at or removed: takes
    /// less time when that was told before.
    void fetchFor(TicketId ticket) const;
    void fetchFor(const Ticket* waiting, TicketId ticket) const;
    /// The ticket is new here, its times are set. One that enters this very instant is told the
    /// wait estimate (Ticket::told): returned is what is to be saved.
    const Ticket& insert(Ticket entering, Instant now);
    Ticket remove(TicketId ticket);
    const Ticket* find(TicketId ticket) const;
    /// The owner is away: removed by advance() at `until`, and not matchable any more (but where
    /// the first to come is served first). May be put off.
    void suspend(TicketId ticket, Instant until, Instant now);
    void resume(TicketId ticket, Instant now);

    /// After an outage: time that did not count is given back to all, and who is away has until
    /// `backBy` (in a first-come queue: what was left). To be saved, all of them.
    void giveBack(Duration outage, Instant backBy, Instant now);

    struct Due {
        /// Told only once: the notice is describe(), the ticket is to be saved.
        std::vector<TicketId> longWaits;
        /// Removed: nobody was found in time, or the owner did not come back.
        std::vector<Ticket> expired;
        std::vector<Ticket> unreturned;
    };
    /// Does what is due by `now`: widening, becoming matchable, and what it returns.
    Due advance(Instant now);

    /// Takes out all pairs that may meet now, remembered as pairings and counted in both tickets;
    /// the first of a pair is the one that was served. Nothing of advance() may be due.
    std::vector<std::pair<Ticket, Ticket>> takeMatches(Instant now);

    /// Waiting tickets that were looked at for it so far. One call looks at a bounded number; for
    /// what is left then, nextDeadline() is the next ms.
    std::int64_t candidatesLookedAt() const;

    /// Takes out the oldest of those who are there, at most so many, counted as matched.
    std::vector<Ticket> takePresent(int most, Instant now);

    /// What owners are to be told because it changed: the first Rules::nearPositions at most once
    /// in nearInterval, everyone else once in farInterval.
    std::vector<std::pair<PlayerId, QueueUpdate>> takeUpdates(Instant now);

    /// When advance() has something to do, and takeMatches() after it.
    std::optional<Instant> nextDeadline() const;
    /// When takeUpdates() may have something to tell.
    std::optional<Instant> nextUpdate() const;

    /// Where a ticket stands and why it waits.
    QueueUpdate describe(TicketId ticket, Instant now) const;
    /// The same, and counts as told.
    QueueUpdate tell(TicketId ticket, Instant now);
    /// The last words about a ticket that is not in the queue any more.
    static QueueUpdate describeRemoved(const Ticket& ticket, std::string reason, Instant now);

    const QueueKey& key() const;
    int size() const;
    int suspendedCount() const;
    /// Oldest first.
    std::vector<const Ticket*> tickets() const;
    /// Entry time of the oldest.
    std::optional<Instant> oldestEntry() const;

    /// The median of recent waits whatever the rating; empty while too few are known.
    std::optional<std::chrono::seconds> usualWait() const;

    /// Oldest first; at or after the ones before.
    void restorePairing(const Pairing& pairing);
    std::vector<Pairing> pairings() const;

    /// What is broken inside, empty if nothing. Looks at everything.
    std::string brokenInvariant(Instant now) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace arcade::core
