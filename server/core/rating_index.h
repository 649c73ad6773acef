#pragma once

#include "server/core/state.h"
#include "server/core/summary_tree.h"

#include <limits>
#include <optional>
#include <span>
#include <tuple>

namespace arcade::core {

/// The order in which tickets are served: by entry, then by id.
struct Seniority {
    Instant enteredAt{};
    TicketId ticket;

    friend auto operator<=>(const Seniority&, const Seniority&) = default;
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

/// Candidates ordered by rating, then by what they accept, then by seniority.
class RatingIndex {
public:
    /// `priority` is drawn at random.
    void insert(const Candidate& candidate, std::uint64_t priority);
    void erase(const Candidate& candidate);
    bool contains(const Candidate& candidate) const;
    std::size_t size() const { return m_tree.size(); }

    /// The oldest one in the window that accepts the rating and is older than `limit`.
    std::optional<Candidate> oldest(const RatingWindow& window, int rating,
                                    const Seniority& limit) const;

    /// The one in the window that accepts the seeker's rating and has the closest, then the older;
    /// never the seeker, nor any of `avoided`, nor one that is not better than `best`.
    std::optional<Candidate> closest(const RatingWindow& window, const Candidate& seeker,
                                     std::span<const PlayerId> avoided,
                                     const std::optional<Candidate>& best) const;

private:
    struct Key {
        Candidate candidate;
        friend bool operator<(const Key& a, const Key& b) {
            return std::tie(a.candidate.rating, a.candidate.accepts, a.candidate.seniority) <
                   std::tie(b.candidate.rating, b.candidate.accepts, b.candidate.seniority);
        }
        friend bool operator==(const Key& a, const Key& b) {
            return a.candidate.sameAs(b.candidate);
        }
    };
    /// Whom a subtree accepts at most, and its oldest.
    struct Summary {
        RatingWindow accepts;
        Seniority oldest;
        static Summary of(const Key& key);
        void add(const Summary& other);
    };
    using Tree = SummaryTree<Key, Summary>;
    struct OldestSearch;
    struct ClosestSearch;

    Tree m_tree;
};

} // namespace arcade::core
