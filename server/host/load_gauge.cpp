#include "server/host/load_gauge.h"

#include <algorithm>

namespace arcade::host {
namespace {

/// One late timer is an accident.
constexpr Duration kLateFor{1000};
constexpr Duration kCalmFor{2000};
constexpr Duration kSoonestRetry{2000};
constexpr Duration kLatestRetry{30'000};

} // namespace

void LoadGauge::timerCame(Duration late, Instant now) {
    if (late < m_limits.loopLag / 2)
        m_lateSince.reset();
    else if (late >= m_limits.loopLag && !m_lateSince)
        m_lateSince = now;
}

bool LoadGauge::isReached(const LoadSigns& signs, Instant now) const {
    return signs.commitsPending >= m_limits.commitsPending ||
           signs.commitWait >= m_limits.commitWait ||
           (m_lateSince && now - *m_lateSince >= kLateFor);
}

bool LoadGauge::isCalm(const LoadSigns& signs) const {
    return signs.commitsPending * 2 < m_limits.commitsPending &&
           signs.commitWait * 2 < m_limits.commitWait && !m_lateSince;
}

bool LoadGauge::look(const LoadSigns& signs, Instant now) {
    if (isReached(signs, now)) {
        m_calmSince.reset();
        if (m_since)
            return false;
        m_since = now;
        return true;
    }
    if (!m_since)
        return false;
    if (!isCalm(signs)) {
        m_calmSince.reset();
        return false;
    }
    if (!m_calmSince)
        m_calmSince = now;
    if (now - *m_calmSince < kCalmFor)
        return false;
    m_since.reset();
    m_calmSince.reset();
    return true;
}

Duration LoadGauge::retryAfter(Instant now) const {
    return std::clamp(m_since ? now - *m_since : Duration{}, kSoonestRetry, kLatestRetry);
}

} // namespace arcade::host
