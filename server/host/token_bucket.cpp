#include "server/host/token_bucket.h"

#include "shared/vocabulary/expect.h"

#include <algorithm>

namespace arcade::host {

RateLimit RateLimit::perSecond(std::int64_t count, std::int64_t burst) {
    return {count, std::chrono::seconds{1}, burst};
}

RateLimit RateLimit::perMinute(std::int64_t count, std::int64_t burst) {
    return {count, std::chrono::minutes{1}, burst};
}

TokenBucket::TokenBucket(RateLimit limit, Instant now)
    : m_limit(limit)
    , m_asOf(now) {
    constexpr std::int64_t most = 1'000'000'000;
    ARCADE_EXPECT(limit.count > 0 && limit.count <= most);
    ARCADE_EXPECT(limit.burst > 0 && limit.burst <= most);
    ARCADE_EXPECT(limit.period.count() > 0 && limit.period.count() <= most);
    m_level = capacity();
}

bool TokenBucket::take(Instant now, std::int64_t cost) {
    ARCADE_EXPECT(cost >= 0);
    m_level = levelAt(now);
    m_asOf = std::max(m_asOf, now);
    if (cost > m_limit.burst)
        return false;
    const std::int64_t price = cost * m_limit.period.count();
    std::int64_t& payer = m_forgiven >= price ? m_forgiven : m_level;
    if (payer < price)
        return false;
    payer -= price;
    return true;
}

void TokenBucket::forgive(Duration time) {
    constexpr Duration longest = std::chrono::minutes{10};
    m_forgiven += std::clamp(time, Duration{0}, longest).count() * m_limit.count;
}

Duration TokenBucket::retryAfter(Instant now, std::int64_t cost) const {
    ARCADE_EXPECT(cost >= 0);
    const std::int64_t needed = std::min(cost, m_limit.burst) * m_limit.period.count();
    const std::int64_t missing = std::max<std::int64_t>(needed - levelAt(now), 0);
    return Duration{(missing + m_limit.count - 1) / m_limit.count};
}

bool TokenBucket::isFull(Instant now) const {
    return levelAt(now) == capacity();
}

std::int64_t TokenBucket::levelAt(Instant now) const {
    const std::int64_t missing = capacity() - m_level;
    const std::int64_t elapsed = std::max<std::int64_t>((now - m_asOf).count(), 0);
    // Compared by division: elapsed times count could overflow after a very long silence.
    if (elapsed > missing / m_limit.count)
        return capacity();
    return m_level + elapsed * m_limit.count;
}

std::int64_t TokenBucket::capacity() const {
    return m_limit.burst * m_limit.period.count();
}

} // namespace arcade::host
