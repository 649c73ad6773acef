#pragma once

#include "tools/player/loop.h"

#include "shared/vocabulary/instant.h"

#include <optional>
#include <string>
#include <string_view>

namespace arcade::player {

/// The server's clock as a player knows it from its pings: of all samples of a connection the one
/// with the smallest round trip counts.
class ClockEstimate {
public:
    /// Forgets what was measured: another connection, perhaps another server.
    void reset() { *this = ClockEstimate{}; }
    void pinged(std::string_view id, Time now);
    /// True when it answers the last ping.
    bool answered(std::string_view id, Instant serverTime, Time now);

    int samples() const { return m_samples; }
    std::optional<Clock::duration> roundTrip() const { return m_roundTrip; }
    /// Empty before the first sample.
    std::optional<Instant> at(Time time) const;

private:
    std::string m_pingId;
    Time m_pingedAt{};
    int m_samples = 0;
    std::optional<Clock::duration> m_roundTrip;
    /// Server time at a local time.
    Instant m_serverTime{};
    Time m_localTime{};
};

} // namespace arcade::player
