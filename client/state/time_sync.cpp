#include "client/state/time_sync.h"

#include <algorithm>

namespace arcade::client {
namespace {

Duration sinceStart(LocalTime time) {
    return std::chrono::duration_cast<Duration>(time.time_since_epoch());
}

} // namespace

void TimeSync::sample(Instant serverSentAt, LocalTime askedAt, LocalTime answeredAt) {
    const Duration roundTrip = sinceStart(answeredAt) - sinceStart(askedAt);
    if (roundTrip < Duration::zero())
        return;
    const Duration middle = sinceStart(askedAt) + roundTrip / 2;
    m_samples[m_count++ % kSamples] = {roundTrip, serverSentAt.time_since_epoch() - middle};
    const auto end = m_samples.begin() + static_cast<std::ptrdiff_t>(std::min(m_count, kSamples));
    const auto best = std::ranges::min_element(m_samples.begin(), end, {}, &Sample::roundTrip);
    m_offset = best->offset;
    m_roundTrip = roundTrip;
}

void TimeSync::hint(Instant serverSentAt, LocalTime receivedAt) {
    if (m_count == 0)
        m_offset = serverSentAt.time_since_epoch() - sinceStart(receivedAt);
}

void TimeSync::restart() {
    const auto offset = m_offset;
    reset();
    m_offset = offset;
}

Instant TimeSync::serverNow(LocalTime now) {
    if (m_offset)
        m_latest = std::max(m_latest, Instant{sinceStart(now) + *m_offset});
    return m_latest;
}

} // namespace arcade::client
