#pragma once

#include "server/core/id_map.h"
#include "server/core/matcher.h"
#include "server/core/no_summary.h"
#include "server/core/policy.h"
#include "server/core/queue.h"
#include "server/core/rating_counts.h"
#include "server/core/seniority_order.h"
#include "server/core/wait_estimate.h"
#include "shared/vocabulary/fetch.h"

#include <limits>
#include <tuple>

/// What a TicketQueue holds; for its own sources.
namespace arcade::core {

struct TicketQueue::Impl {
    /// The part of a queue.update that is worth another one when it changes.
    struct Told {
        TicketStatus status = TicketStatus::Searching;
        int position = 0;
        int playersInTier = 0;
        int inRange = 0;
        int excluded = 0;
        RatingRange range;
        std::optional<std::chrono::seconds> estimate;
        std::vector<std::chrono::seconds> interval;

        static Told of(const QueueUpdate& update) {
            return {update.status,
                    update.position,
                    update.playersInTier,
                    update.inRange,
                    update.excludedByBounds,
                    update.range,
                    update.estimatedWait.value,
                    update.waitInterval};
        }
        friend bool operator==(const Told&, const Told&) = default;
    };

    struct Deadline {
        Instant at{};
        Seniority seniority;
        friend bool operator<(const Deadline& a, const Deadline& b) {
            return a.at != b.at ? a.at < b.at : a.seniority < b.seniority;
        }
    };
    using Deadlines = SummaryTree<Deadline, NoSummary>;

    struct Entry;

    struct Entry {
        /// Neighbours in the TellOrder.
        struct Links {
            Entry* before = nullptr;
            Entry* after = nullptr;
        };

        Entry(Ticket&& entering, const Candidate& asCandidate, Instant now)
            : ticket(std::move(entering))
            , candidate(asCandidate)
            , lookedAt(now) {}

        /// First, so that whoever knows where it is knows where the entry begins.
        Ticket ticket;
        Links links;
        Candidate candidate;
        /// The matcher has it.
        bool isMatchable = false;
        /// Its deadline; not set while it is new.
        std::optional<Instant> due;
        Told told;
        Instant lookedAt{};
        std::uint64_t lookedAtVersion = 0;
    };

    /// Whoever was looked at longest ago first: a list whose links lie in the entries.
    class TellOrder {
    public:
        std::size_t size() const { return m_size; }
        bool empty() const { return m_first == nullptr; }
        Entry& front() const { return *m_first; }

        /// Asks for the memory that erasing the entry changes.
        static void fetchAround(const Entry& entry) {
            if (entry.links.before != nullptr)
                fetchAt(&entry.links.before->links);
            if (entry.links.after != nullptr)
                fetchAt(&entry.links.after->links);
        }
        void append(Entry& entry) {
            entry.links = {m_last, nullptr};
            (m_last == nullptr ? m_first : m_last->links.after) = &entry;
            m_last = &entry;
            ++m_size;
        }
        void erase(Entry& entry) {
            const auto [before, after] = entry.links;
            (before == nullptr ? m_first : before->links.after) = after;
            (after == nullptr ? m_last : after->links.before) = before;
            --m_size;
        }

    private:
        Entry* m_first = nullptr;
        Entry* m_last = nullptr;
        std::size_t m_size = 0;
    };

    Impl(const Rules& theRules, QueueKey theKey)
        : rules(theRules)
        , key(std::move(theKey))
        , isFirstCome(policyOf(key.gameType).isFirstCome)
        , hasLobby(policyOf(key.gameType).hasLobby)
        // First come, all are alike: whoever is looked at first will do, and nothing is put off.
        , matcher(isFirstCome ? std::numeric_limits<int>::max() : theRules.candidatesAnAttempt)
        , recent(theRules.rematchWindow) {}

    Entry& at(TicketId ticket) {
        Entry* const found = entries.find(ticket);
        ARCADE_EXPECT(found != nullptr);
        fetch(*found);
        return *found;
    }
    const Entry& at(TicketId ticket) const {
        const Entry* const found = entries.find(ticket);
        ARCADE_EXPECT(found != nullptr);
        return *found;
    }
    void update(Entry& entry, Instant now);
    bool isDue(Instant now) const { return !deadlines.isEmpty() && deadlines.first().at <= now; }
    void arm(Entry& entry, std::size_t step, bool mayMatch);
    Instant dueOf(const Ticket& ticket, std::size_t step, bool mayMatch) const;
    Ticket take(Entry& entry);
    void eraseOrdered(Entry& entry);
    Ticket takeMatched(Entry& entry, Instant now);

    void describeChances(QueueUpdate& told, const Ticket& ticket, Instant now) const;
    QueueUpdate describe(const Entry& entry, Instant now) const;
    void lookedAt(Entry& entry, Instant now);

    using Updates = std::vector<std::pair<PlayerId, QueueUpdate>>;
    void tellIfChanged(Entry& entry, Instant now, Updates& updates);
    void tellNear(Instant now, Updates& updates);
    void tellFar(Instant now, Updates& updates);
    std::optional<Instant> nextNear() const;
    std::optional<Instant> nextFar() const;

    std::vector<Matcher::Pair> takePairs(Instant now);

    std::string brokenEntry(const Entry& entry, Instant now) const;
    std::string brokenPairs() const;

    bool isStale(const Entry& entry) const { return entry.lookedAtVersion < version; }

    /// Of an entry that waits for nothing.
    static constexpr Instant kNever = Instant::max();
    /// From one portion of an attempt to pair to the next: the least that is a later instant.
    static constexpr Duration kBetweenPortions{1};

    Rules rules;
    QueueKey key;
    bool isFirstCome;
    bool hasLobby;
    IdMap<TicketId, Entry> entries;
    int suspended = 0;
    SeniorityOrder order;
    RatingCounts counts;
    Matcher matcher;
    RecentPairings recent;
    WaitEstimator waits;
    Deadlines deadlines;
    /// When what an attempt to pair has left is looked at, and that it is to be now.
    std::optional<Instant> goesOnAt;
    bool goesOn = false;

    /// Counts what may change what owners are told.
    std::uint64_t version = 1;
    TellOrder tellOrder;
    /// What the first positions have been told of, and when they may be told again.
    std::uint64_t nearVersion = 0;
    Instant nearDue{};
};

} // namespace arcade::core
