#include "client/session/backoff.h"

#include <algorithm>

namespace arcade::client {

Duration Backoff::next(double jitter, std::optional<Duration> atLeast) {
    const int doublings = std::min(m_failures, 5);
    const Duration whole = std::min(kLongestDelay, kFirstDelay * (1 << doublings));
    const auto spread = static_cast<Duration::rep>(static_cast<double>(whole.count()) * 0.5 *
                                                   std::clamp(jitter, 0.0, 1.0));
    ++m_failures;
    return std::max(whole - Duration{spread}, atLeast.value_or(Duration{0}));
}

} // namespace arcade::client
