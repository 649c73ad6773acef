#pragma once

#include "shared/vocabulary/instant.h"

#include <array>
#include <chrono>
#include <cstddef>
#include <optional>

namespace arcade::client {

/// The clock of this computer that only runs forward; what its wall clock shows does not matter.
using LocalTime = std::chrono::steady_clock::time_point;

/// Tells server time from answered pings: of the last samples the one with the smallest round trip
/// counts, since the error of an offset is at most half its round trip (as in NTP's clock filter).
class TimeSync {
public:
    /// An answer that the server stamped `serverSentAt`.
    void sample(Instant serverSentAt, LocalTime askedAt, LocalTime answeredAt);

    /// A message whose way here is not known: counts only until the first sample.
    void hint(Instant serverSentAt, LocalTime receivedAt);

    /// Forgets all: another connection may lead to another server, or come after a sleep.
    void reset() { *this = {}; }

    /// Another connection to the same server measures anew; until it has, the reckoning of before
    /// goes on.
    void restart();

    bool isKnown() const { return m_offset.has_value(); }
    /// By a sample, not by hints alone.
    bool isMeasured() const { return m_count > 0; }

    /// Never goes back before the next reset(). Without anything to go by: the epoch.
    Instant serverNow(LocalTime now);

    /// Of the newest sample.
    std::optional<Duration> roundTrip() const { return m_roundTrip; }

private:
    struct Sample {
        Duration roundTrip{};
        Duration offset{};
    };
    static constexpr std::size_t kSamples = 8;

    std::array<Sample, kSamples> m_samples{};
    std::size_t m_count = 0;
    std::optional<Duration> m_offset;
    std::optional<Duration> m_roundTrip;
    Instant m_latest{};
};

} // namespace arcade::client
