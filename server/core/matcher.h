#pragma once

#include "server/core/random.h"
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
/// changed: an attempt costs about the logarithm of the number of tickets that wait.
class Matcher {
public:
    explicit Matcher(const Random& random)
        : m_random(random) {}

    /// Matchable from now on.
    void add(const Candidate& candidate);
    /// The candidate as it was added.
    void remove(const Candidate& candidate);

    struct Pair {
        Candidate served;
        Candidate opponent;
    };
    /// Removes and returns the pairs that may meet: the oldest candidate that has an opponent is
    /// served first, with the closest rating, then the older; one met lately only when there is no
    /// other.
    std::vector<Pair> takePairs(const RecentPairings& recent);

    /// Changes that takePairs() has not looked at.
    bool hasChanges() const { return !m_changed.empty(); }
    std::size_t size() const;

private:
    /// A changed candidate and the oldest one that would be served because of it.
    struct Turn {
        Seniority served;
        Candidate changed;
        friend bool operator<(const Turn& a, const Turn& b) {
            return std::tie(a.served, a.changed.seniority) <
                   std::tie(b.served, b.changed.seniority);
        }
    };

    std::optional<Candidate> servedBecauseOf(const Candidate& changed) const;
    std::optional<Candidate> opponentFor(const Candidate& served,
                                         std::span<const PlayerId> avoided) const;
    void addTurn(std::set<Turn>& turns, const Candidate& changed) const;
    std::uint64_t priorityOf(const Candidate& candidate) const;

    Random m_random;
    /// By range step.
    std::array<RatingIndex, kRangeSteps.size()> m_indexes;
    std::map<Seniority, Candidate> m_changed;
};

} // namespace arcade::core
