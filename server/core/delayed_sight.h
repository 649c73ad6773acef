#pragma once

#include "server/core/bet_book.h"
#include "server/core/random.h"

#include <optional>
#include <vector>

/// What spectators learn, and how much later (SPEC 3.7).
namespace arcade::core {

/// A match as spectators see it, rounded; all but the speed, which is a matter of the time too.
struct Sight {
    struct Side {
        /// Whole hundredths.
        Ratio progress;
        Ratio accuracy;
        /// Correct characters a player.
        int characters = 0;
        bool isWithdrawn = false;
        friend bool operator==(const Side&, const Side&) = default;
    };
    MatchPhase phase = MatchPhase::Ready;
    Instant endsAt{};
    std::optional<Instant> startedAt;
    std::vector<Side> sides;
    BetPools pools;
    int spectators = 0;

    friend bool operator==(const Sight&, const Sight&) = default;
};

/// What is shown is at least this old when it is sent, and drawn for each batch up to this much
/// older.
inline constexpr Duration kSpectatorDelay{500};
inline constexpr Duration kSpectatorDelayDrawn{200};
/// What is shown changes no more often.
inline constexpr Duration kSpectatorInterval{200};
// No batch shows an earlier moment than the one before it.
static_assert(kSpectatorDelayDrawn <= kSpectatorInterval);

/// When the batches of a match leave, and which moment each of them shows. Known for all time: the
/// batches need no timer, only whoever waits for them does.
class BatchClock {
public:
    BatchClock(const Random& random, MatchId match);

    /// The newest one that has left.
    std::int64_t batchAt(Instant now) const;
    Instant leavesAt(std::int64_t batch) const;
    Instant shows(std::int64_t batch) const;

private:
    Random m_random;
    MatchId m_match;
    Duration m_phase;
};

/// Remembers of a match what the batches of the last moments show: a few samples, each taken when
/// something changed, and no more than there are batches to show them.
class DelayedSight {
public:
    /// A match that is looked at right after `now` shows how it was then: what it was before is
    /// nobody's business.
    DelayedSight(const BatchClock& clock, Sight sight, Instant now);

    /// The match has changed: this is how it looks from now on.
    void note(Sight sight, Instant now);
    /// The same when one side alone has changed, of those the sight has.
    void noteSide(std::size_t index, const Sight::Side& side, Instant now);
    /// The server stood still for so long, and the match with it.
    void moveClock(Duration by);

    struct Shown {
        const Sight& sight;
        /// The moment it is of.
        Instant at{};
    };
    /// What the newest batch shows.
    Shown shownAt(Instant now) const;
    /// Whether that is anything of the match at all.
    bool hasBegunAt(Instant now) const;
    Instant nextBatch(Instant now) const;

private:
    struct Sample {
        Instant since{};
        Sight sight;
    };
    Instant firstLookFrom(Instant moment) const;
    /// To be changed: how it looks from now on, at first as before.
    Sight& sightFrom(Instant now);
    void prune(Instant now);

    BatchClock m_clock;
    Instant m_begin;
    /// Oldest first; the first holds for all time before.
    std::vector<Sample> m_samples;
    /// The first moment at or after the last sample that a batch shows.
    Instant m_nextLook;
};

} // namespace arcade::core
