#include "server/gateway/rate_limiter.h"

#include "shared/vocabulary/expect.h"

#include <algorithm>

namespace arcade::gateway {

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

KeyedRateLimiter::KeyedRateLimiter(RateLimit limit, std::size_t maxKeys)
    : m_limit(limit)
    , m_maxKeys(maxKeys) {
    ARCADE_EXPECT(maxKeys > 0);
}

bool KeyedRateLimiter::take(std::string_view key, Instant now, std::int64_t cost) {
    return touch(key, now).take(now, cost);
}

Duration KeyedRateLimiter::retryAfter(std::string_view key, Instant now, std::int64_t cost) const {
    const auto found = m_byKey.find(key);
    return found == m_byKey.end() ? Duration{0} : found->second->bucket.retryAfter(now, cost);
}

TokenBucket& KeyedRateLimiter::touch(std::string_view key, Instant now) {
    if (const auto found = m_byKey.find(key); found != m_byKey.end()) {
        m_buckets.splice(m_buckets.begin(), m_buckets, found->second);
        return m_buckets.front().bucket;
    }
    dropFull(now);
    if (m_buckets.size() == m_maxKeys)
        dropOldest();
    m_buckets.push_front({std::string(key), TokenBucket(m_limit, now)});
    m_byKey.emplace(m_buckets.front().key, m_buckets.begin());
    return m_buckets.front().bucket;
}

void KeyedRateLimiter::dropOldest() {
    m_byKey.erase(m_buckets.back().key);
    m_buckets.pop_back();
}

/// A full bucket says no more than no bucket. Two for each one added keeps the work bounded and
/// still empties the table after a burst of addresses.
void KeyedRateLimiter::dropFull(Instant now) {
    for (int dropped = 0; dropped < 2 && !m_buckets.empty(); ++dropped) {
        if (!m_buckets.back().bucket.isFull(now))
            return;
        dropOldest();
    }
}

} // namespace arcade::gateway
