#pragma once

#include <chrono>
#include <cstdint>

namespace arcade {

using Duration = std::chrono::milliseconds;

/// The server's clock as a type only: whoever needs the time is handed it.
struct ServerClock {
    using duration = Duration;
    using rep = duration::rep;
    using period = duration::period;
    using time_point = std::chrono::time_point<ServerClock>;
    static constexpr bool is_steady = true;
};

/// A moment of server time, in ms since the Unix epoch; never goes backwards within a process.
using Instant = ServerClock::time_point;

constexpr Instant instantFromMs(std::int64_t ms) {
    return Instant{Duration{ms}};
}
constexpr std::int64_t toMs(Instant instant) {
    return instant.time_since_epoch().count();
}

/// Time left until a deadline, never negative.
constexpr Duration timeLeft(Instant deadline, Instant now) {
    return deadline > now ? deadline - now : Duration{0};
}

} // namespace arcade
