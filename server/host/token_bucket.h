#pragma once

#include "shared/vocabulary/instant.h"

#include <cstdint>

namespace arcade::host {

/// How many tokens come back in each period, and how many may be saved up. All positive.
struct RateLimit {
    std::int64_t count = 1;
    Duration period{1000};
    std::int64_t burst = 1;

    static RateLimit perSecond(std::int64_t count, std::int64_t burst);
    static RateLimit perMinute(std::int64_t count, std::int64_t burst);
};

/// Starts full. Exact in integers: no fraction of a token is lost however often it is asked.
class TokenBucket {
public:
    TokenBucket(RateLimit limit, Instant now);

    /// Takes the tokens, or none of them when there are too few.
    bool take(Instant now, std::int64_t cost = 1);
    /// How long until `take` succeeds; a cost over the burst never does and waits for a full
    /// bucket.
    Duration retryAfter(Instant now, std::int64_t cost = 1) const;
    bool isFull(Instant now) const;
    /// For what could not be taken in time, through no fault of the taker's: the tokens of so much
    /// time, above what may be saved up.
    void forgive(Duration time);

private:
    std::int64_t levelAt(Instant now) const;
    std::int64_t capacity() const;

    RateLimit m_limit;
    /// In tokens times the period in ms.
    std::int64_t m_level;
    Instant m_asOf;
    /// Forgiven, in the same unit.
    std::int64_t m_forgiven = 0;
};

} // namespace arcade::host
