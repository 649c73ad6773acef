#pragma once

#include "server/core/recent_pairings.h"
#include "server/core/state.h"
#include "server/core/summary_tree.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace arcade::core {

/// The order in which tickets are served: by entry, then by id.
struct Seniority {
    Instant enteredAt{};
    TicketId ticket;

    friend auto operator<=>(const Seniority&, const Seniority&) = default;
    /// In a few steps, as searches ask for it often.
    friend bool operator<(const Seniority& a, const Seniority& b) {
        if (a.enteredAt != b.enteredAt)
            return a.enteredAt < b.enteredAt;
        return a.ticket.high != b.ticket.high ? a.ticket.high < b.ticket.high
                                              : a.ticket.low < b.ticket.low;
    }
};

/// Ratings from `min` to `max`; none when `min` is above `max`.
struct RatingWindow {
    int min = std::numeric_limits<int>::min();
    int max = std::numeric_limits<int>::max();

    bool contains(int rating) const { return rating >= min && rating <= max; }
    friend auto operator<=>(const RatingWindow&, const RatingWindow&) = default;
};

/// What the matcher knows of a ticket.
struct Candidate {
    int rating = 0;
    /// Its own bounds, which hold however long it waits.
    RatingWindow accepts;
    Seniority seniority;
    PlayerId player;
    /// Index into kRangeSteps.
    std::size_t step = 0;
    /// Its number in the index that has it, or had it last.
    std::uint32_t slot = 0;

    bool sameAs(const Candidate& other) const { return seniority == other.seniority; }
};

/// How many more candidates a search may look at. One that has spent them has not seen all.
class Looks {
public:
    explicit Looks(int most)
        : m_left(most) {}
    bool areSpent() const { return m_left <= 0; }
    void take() { --m_left; }
    int left() const { return m_left; }

private:
    int m_left;
};

/// Candidates ordered by rating, then by what they accept, then by entry. The tree knows of them
/// only what it is searched by; the rest lies in a slot of each.
class RatingIndex {
    struct Key {
        Instant enteredAt{};
        int rating = 0;
        RatingWindow accepts;
        std::uint32_t slot = 0;

        friend bool operator<(const Key& a, const Key& b) {
            if (a.rating != b.rating)
                return a.rating < b.rating;
            if (a.accepts.min != b.accepts.min)
                return a.accepts.min < b.accepts.min;
            if (a.accepts.max != b.accepts.max)
                return a.accepts.max < b.accepts.max;
            return a.enteredAt != b.enteredAt ? a.enteredAt < b.enteredAt : a.slot < b.slot;
        }
    };
    /// Whom several accept at most, and when the oldest of them came.
    struct Summary {
        RatingWindow accepts;
        Instant oldest{};
        static Summary of(const Key& key) { return {key.accepts, key.enteredAt}; }
        void add(const Summary& other) {
            accepts.min = std::min(accepts.min, other.accepts.min);
            accepts.max = std::max(accepts.max, other.accepts.max);
            oldest = std::min(oldest, other.oldest);
        }
        friend bool operator==(const Summary&, const Summary&) = default;
    };
    using Tree = SummaryTree<Key, Summary>;

public:
    using Way = Tree::Way;

    /// Where the candidate is.
    Way wayTo(const Candidate& candidate) const { return m_tree.wayTo(keyOf(candidate)); }
    /// Where a new one would be.
    Way wayFor(const Candidate& candidate) const;
    /// Gives it a slot.
    void insert(const Way& way, Candidate& candidate);
    void erase(const Way& way, const Candidate& candidate);
    bool contains(const Candidate& candidate) const { return m_tree.contains(keyOf(candidate)); }
    std::size_t size() const { return m_tree.size(); }

    /// The oldest one in the window that accepts the rating and is older than `limit`.
    std::optional<Candidate> oldest(const RatingWindow& window, int rating, const Seniority& limit,
                                    Looks& looks) const;

    /// The one in the window that accepts the seeker's rating and has the closest, then the older;
    /// never the seeker, nor any of `avoided`, nor one that is not better than `best`.
    std::optional<Candidate> closest(const RatingWindow& window, const Candidate& seeker,
                                     const Opponents* avoided, const std::optional<Candidate>& best,
                                     Looks& looks) const;

    /// The same among those from `from` on in the order of the index, and what is left out when the
    /// looks are spent begins with the new `from`; empty at the end.
    std::optional<Candidate> closestFrom(std::optional<Candidate>& from, const RatingWindow& window,
                                         const Candidate& seeker, const Opponents* avoided,
                                         Looks& looks) const;

private:
    struct OldestSearch;
    struct Closest;
    struct ClosestSearch;
    struct Portion;

    static Key keyOf(const Candidate& candidate) {
        return {candidate.seniority.enteredAt, candidate.rating, candidate.accepts, candidate.slot};
    }

    Tree m_tree;
    Segments<Candidate> m_slots;
    std::vector<std::uint32_t> m_free;
};

} // namespace arcade::core
