#pragma once

#include "shared/vocabulary/instant.h"

#include <algorithm>
#include <optional>

namespace arcade::host {

/// So many requests at once, and one more in each interval.
class RequestBudget {
public:
    constexpr RequestBudget(int most, Duration interval)
        : m_most(most)
        , m_interval(interval) {}

    /// Spends one, or says how long there is none.
    std::optional<Duration> spend(Instant now) {
        // Full again at `m_fullAt`: each request moves it on by one interval.
        const Instant fullAt = std::max(m_fullAt, now);
        const Instant allowedAt = fullAt - (m_most - 1) * m_interval;
        if (allowedAt > now)
            return allowedAt - now;
        m_fullAt = fullAt + m_interval;
        return std::nullopt;
    }

private:
    int m_most;
    Duration m_interval;
    Instant m_fullAt{};
};

} // namespace arcade::host
