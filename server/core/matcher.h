#pragma once

#include "server/core/rating_index.h"
#include "server/core/recent_pairings.h"

#include <array>
#include <map>
#include <set>
#include <tuple>
#include <vector>

namespace arcade::core {

/// How far apart two ratings may be, by the longer wait of the two (SPEC 3.1.2).
struct RangeStep {
    Duration from{};
    int range = 0;
};
inline constexpr int kAnyRange = 1'000'000;
inline constexpr int kUnexpandedRange = 300;
inline constexpr std::array kRangeSteps{
    RangeStep{Duration{0}, 100}, RangeStep{Duration{15'000}, 200}, RangeStep{Duration{30'000}, 300},
    RangeStep{Duration{60'000}, kAnyRange}};

/// Index into kRangeSteps.
std::size_t rangeStepAfter(Duration wait);
RatingWindow windowAround(int rating, int range);

/// The step the ticket's wait has come to; the first for ever where ratings do not matter.
std::size_t rangeStepOf(const Ticket& ticket, Instant now);

/// The ticket as the matcher sees it, with the range of its wait at `now`.
Candidate candidateOf(const Ticket& ticket, Instant now);

/// Pairs the matchable tickets of one queue. Between calls of takePairs() it remembers what
/// changed: an attempt costs about the logarithm of the number of tickets that wait. Where bounds
/// are such that it would cost more, it ends after so many candidates, and what is left is looked
/// at in portions by later calls: nobody is left out for good, but the choice is of the portion.
class Matcher {
public:
    /// The most candidates that are looked at on behalf of changes in one call, for finding out who
    /// is served, for choosing the opponents, and for a portion of what was left.
    explicit Matcher(int candidatesAnAttempt)
        : m_candidatesAnAttempt(candidatesAnAttempt) {}

    /// Where the candidate is, or would be when it is new, until the next change.
    RatingIndex::Way wayTo(const Candidate& candidate) const;
    RatingIndex::Way wayFor(const Candidate& candidate) const;
    /// Matchable from now on. Its slot is set.
    void add(Candidate& candidate) { add(wayFor(candidate), candidate); }
    void add(const RatingIndex::Way& way, Candidate& candidate);
    /// The candidate as it is since it was added.
    void remove(const Candidate& candidate) { remove(wayTo(candidate), candidate); }
    void remove(const RatingIndex::Way& way, const Candidate& candidate);

    struct Pair {
        Candidate served;
        Candidate opponent;
    };
    /// Removes and returns the pairs that may meet: the oldest candidate that has an opponent is
    /// served first, with the closest rating, then the older; one met lately only when there is no
    /// other.
    std::vector<Pair> takePairs(const RecentPairings& recent);
    /// The next portion of what takePairs() could not finish.
    std::optional<Pair> takeLeftPair(const RecentPairings& recent);

    /// Something is left to look at.
    bool hasChanges() const { return !m_changed.empty() || !m_searches.empty(); }
    std::size_t size() const;
    /// Candidates looked at so far.
    std::int64_t looked() const { return m_looked; }

private:
    /// A changed candidate and the oldest one that would be served because of it.
    struct Turn {
        Candidate served;
        Candidate changed;
        /// Found when so many pairs had been taken.
        std::size_t pairs = 0;
        friend bool operator<(const Turn& a, const Turn& b) {
            return std::tie(a.served.seniority, a.changed.seniority) <
                   std::tie(b.served.seniority, b.changed.seniority);
        }
    };
    using Turns = std::set<Turn>;

    enum class Meeting { NotMetLately, Anyone };
    /// A search in portions; whoever was met lately is looked for once all others were.
    struct Search {
        Candidate seeker;
        std::size_t step = 0;
        /// Where the next portion of this step's index begins.
        std::optional<Candidate> from;
        /// Somebody was met lately, and left out; it may be forgotten by the end.
        bool hasAvoided = false;
    };
    using SearchKey = std::pair<Meeting, Seniority>;

    std::optional<Candidate> servedBecauseOf(const Candidate& changed, Looks& looks) const;
    std::optional<Candidate> opponentFor(const Candidate& served, const Opponents* avoided,
                                         Looks& looks) const;
    std::optional<Candidate> opponentFor(const Candidate& served, const RecentPairings& recent,
                                         Looks& looks) const;
    void addTurn(Turns& turns, const Candidate& changed, std::size_t pairs, Looks& looks);
    Turns turnsOfChanges();
    bool takeTurn(Turns& turns, std::vector<Pair>& pairs, const RecentPairings& recent,
                  Looks& looks);
    Pair takePair(const Candidate& one, const Candidate& other);
    std::optional<Candidate> searchOn(Search& search, const Opponents* avoided, Looks& looks) const;
    void searchInPortions(const Candidate& changed);
    void note(const Looks& looks) { m_looked += m_candidatesAnAttempt - looks.left(); }

    int m_candidatesAnAttempt;
    /// By range step.
    std::array<RatingIndex, kRangeSteps.size()> m_indexes;
    std::map<Seniority, Candidate> m_changed;
    std::map<SearchKey, Search> m_searches;
    std::int64_t m_looked = 0;
};

} // namespace arcade::core
