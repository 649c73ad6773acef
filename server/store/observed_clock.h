#pragma once

#include "shared/vocabulary/instant.h"

#include <chrono>

namespace arcade::store {

/// Server time for jobs that are not told it: the newest moment told, moved on by the time since.
class ObservedClock {
public:
    /// What was last known before this process; the first moment told counts, even if earlier.
    void assume(Instant instant) {
        m_newest = instant;
        m_isAssumed = true;
    }
    void see(Instant instant) {
        if (instant < m_newest && !m_isAssumed)
            return;
        m_newest = instant;
        m_isAssumed = false;
        m_seenAt = std::chrono::steady_clock::now();
    }
    Instant newest() const { return m_newest; }
    Instant now() const {
        return m_newest +
               std::chrono::duration_cast<Duration>(std::chrono::steady_clock::now() - m_seenAt);
    }

private:
    Instant m_newest{};
    bool m_isAssumed = false;
    std::chrono::steady_clock::time_point m_seenAt = std::chrono::steady_clock::now();
};

} // namespace arcade::store
