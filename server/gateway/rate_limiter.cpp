#include "server/gateway/rate_limiter.h"

#include "shared/vocabulary/expect.h"

namespace arcade::gateway {

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
