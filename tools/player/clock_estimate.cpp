#include "tools/player/clock_estimate.h"

namespace arcade::player {

void ClockEstimate::pinged(std::string_view id, Time now) {
    m_pingId = id;
    m_pingedAt = now;
}

bool ClockEstimate::answered(std::string_view id, Instant serverTime, Time now) {
    if (m_pingId.empty() || id != m_pingId)
        return false;
    m_pingId.clear();
    ++m_samples;
    const Clock::duration roundTrip = now - m_pingedAt;
    if (!m_roundTrip || roundTrip < *m_roundTrip) {
        m_roundTrip = roundTrip;
        m_serverTime = serverTime;
        m_localTime = m_pingedAt + roundTrip / 2;
    }
    return true;
}

std::optional<Instant> ClockEstimate::at(Time time) const {
    if (!m_roundTrip)
        return std::nullopt;
    return m_serverTime + std::chrono::floor<Duration>(time - m_localTime);
}

} // namespace arcade::player
