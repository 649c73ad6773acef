#pragma once

#include "shared/vocabulary/instant.h"

#include <algorithm>
#include <chrono>

namespace arcade::store {

/// Server time for jobs that are not told it: the newest moment told, moved on by the time since.
class ObservedClock {
public:
    void see(Instant instant) {
        m_newest = std::max(m_newest, instant);
        if (m_newest == instant)
            m_seenAt = std::chrono::steady_clock::now();
    }
    Instant newest() const { return m_newest; }
    Instant now() const {
        return m_newest +
               std::chrono::duration_cast<Duration>(std::chrono::steady_clock::now() - m_seenAt);
    }

private:
    Instant m_newest{};
    std::chrono::steady_clock::time_point m_seenAt = std::chrono::steady_clock::now();
};

} // namespace arcade::store
