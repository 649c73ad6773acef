#pragma once

#include "shared/vocabulary/instant.h"

#include <optional>

namespace arcade::client {

/// How long to wait before the next attempt to connect: twice as long after each that failed.
class Backoff {
public:
    static constexpr Duration kFirstDelay{500};
    static constexpr Duration kLongestDelay{15'000};

    /// Another attempt failed. `jitter` spreads the delays of many clients: 0 to 1 takes off up to
    /// half of a delay.
    Duration next(double jitter, std::optional<Duration> atLeast = {});
    /// All is well.
    void reset() { m_failures = 0; }

private:
    int m_failures = 0;
};

} // namespace arcade::client
