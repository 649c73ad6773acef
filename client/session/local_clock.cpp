#include "client/session/local_clock.h"

#include <ctime>

namespace arcade::client {

LocalTime timeSinceBoot() {
    // steady_clock stands still while Linux is suspended.
    timespec now{};
    if (::clock_gettime(CLOCK_BOOTTIME, &now) != 0)
        return std::chrono::steady_clock::now();
    const auto since = std::chrono::seconds{now.tv_sec} + std::chrono::nanoseconds{now.tv_nsec};
    return LocalTime{since};
}

} // namespace arcade::client
