#pragma once

#include "server/host/token_bucket.h"

#include <cstddef>
#include <cstdint>
#include <list>
#include <map>
#include <string>
#include <string_view>

namespace arcade::gateway {

using host::RateLimit;
using host::TokenBucket;

/// One bucket a key (an address, say), at most `maxKeys` of them. When there are more, the ones
/// not asked about for longest are forgotten, that is: filled up.
class KeyedRateLimiter {
public:
    KeyedRateLimiter(RateLimit limit, std::size_t maxKeys);
    KeyedRateLimiter(const KeyedRateLimiter&) = delete;
    KeyedRateLimiter& operator=(const KeyedRateLimiter&) = delete;

    bool take(std::string_view key, Instant now, std::int64_t cost = 1);
    Duration retryAfter(std::string_view key, Instant now, std::int64_t cost = 1) const;
    std::size_t size() const { return m_buckets.size(); }

private:
    struct Entry {
        std::string key;
        TokenBucket bucket;
    };
    using Entries = std::list<Entry>;

    TokenBucket& touch(std::string_view key, Instant now);
    void dropOldest();
    void dropFull(Instant now);

    RateLimit m_limit;
    std::size_t m_maxKeys;
    /// Asked about most recently first.
    Entries m_buckets;
    /// Ordered, so that chosen addresses cannot make it slow; the keys live in the entries.
    std::map<std::string_view, Entries::iterator> m_byKey;
};

} // namespace arcade::gateway
