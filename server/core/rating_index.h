#pragma once

#include "server/core/recent_pairings.h"
#include "server/core/state.h"
#include "server/core/summary_tree.h"

#include <limits>
#include <optional>

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

/// Candidates ordered by rating, then by what they accept, then by seniority.
class RatingIndex {
    struct Key {
        Candidate candidate;
        friend bool operator<(const Key& a, const Key& b) {
            const Candidate& one = a.candidate;
            const Candidate& other = b.candidate;
            if (one.rating != other.rating)
                return one.rating < other.rating;
            if (one.accepts.min != other.accepts.min)
                return one.accepts.min < other.accepts.min;
            if (one.accepts.max != other.accepts.max)
                return one.accepts.max < other.accepts.max;
            return one.seniority < other.seniority;
        }
    };
    /// Whom several accept at most, and the oldest of them.
    struct Summary {
        RatingWindow accepts;
        Seniority oldest;
        static Summary of(const Key& key);
        void add(const Summary& other);
        friend bool operator==(const Summary&, const Summary&) = default;
    };
    using Tree = SummaryTree<Key, Summary>;

public:
    using Way = Tree::Way;

    void insert(const Candidate& candidate) { insert(wayTo(candidate), candidate); }
    void erase(const Candidate& candidate) { erase(wayTo(candidate), candidate); }
    bool contains(const Candidate& candidate) const { return m_tree.contains({candidate}); }
    std::size_t size() const { return m_tree.size(); }

    Way wayTo(const Candidate& candidate) const { return m_tree.wayTo({candidate}); }
    void insert(const Way& way, const Candidate& candidate) { m_tree.insert(way, {candidate}); }
    void erase(const Way& way, const Candidate& candidate) { m_tree.erase(way, {candidate}); }

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

    Tree m_tree;
};

} // namespace arcade::core
