#include "server/core/delayed_sight.h"

#include <iterator>
#include <utility>

namespace arcade::core {

BatchClock::BatchClock(const Random& random, MatchId match)
    : m_random(random)
    , m_match(match)
    , m_phase(random.drawBelow(static_cast<std::uint64_t>(kSpectatorInterval.count()), match,
                               Purpose::SpectatorBatch, 0)) {}

std::int64_t BatchClock::batchAt(Instant now) const {
    return (now.time_since_epoch() - m_phase) / kSpectatorInterval;
}

Instant BatchClock::leavesAt(std::int64_t batch) const {
    return Instant{m_phase + batch * kSpectatorInterval};
}

Instant BatchClock::shows(std::int64_t batch) const {
    const auto bound = static_cast<std::uint64_t>(kSpectatorDelayDrawn.count()) + 1;
    const Duration drawn(m_random.drawBelow(bound, m_match, Purpose::SpectatorDelay,
                                            static_cast<std::uint64_t>(batch)));
    return leavesAt(batch) - kSpectatorDelay - drawn;
}

DelayedSight::DelayedSight(const BatchClock& clock, Sight sight, Instant now)
    : m_clock(clock)
    , m_begin(now)
    , m_samples{{Instant::min(), std::move(sight)}}
    , m_nextLook(Instant::min()) {}

Instant DelayedSight::firstLookFrom(Instant moment) const {
    std::int64_t batch = m_clock.batchAt(moment + kSpectatorDelay);
    while (m_clock.shows(batch) < moment)
        ++batch;
    return m_clock.shows(batch);
}

void DelayedSight::note(Sight sight, Instant now) {
    if (m_samples.back().sight != sight)
        sightFrom(now) = std::move(sight);
}

void DelayedSight::noteSide(std::size_t index, const Sight::Side& side, Instant now) {
    if (m_samples.back().sight.sides[index] != side)
        sightFrom(now).sides[index] = side;
}

Sight& DelayedSight::sightFrom(Instant now) {
    // What lasted from one look to the next at most is never shown.
    if (now <= m_nextLook) {
        m_samples.back().since = now;
    } else {
        m_samples.push_back({now, Sight(m_samples.back().sight)});
        m_nextLook = firstLookFrom(now);
        prune(now);
    }
    return m_samples.back().sight;
}

void DelayedSight::prune(Instant now) {
    const Instant shown = m_clock.shows(m_clock.batchAt(now));
    auto first = m_samples.begin();
    while (std::next(first) != m_samples.end() && std::next(first)->since <= shown)
        ++first;
    m_samples.erase(m_samples.begin(), first);
}

void DelayedSight::moveClock(Duration by) {
    for (Sample& sample : m_samples) {
        sample.sight.endsAt += by;
        if (sample.sight.startedAt)
            *sample.sight.startedAt += by;
    }
}

DelayedSight::Shown DelayedSight::shownAt(Instant now) const {
    const Instant at = m_clock.shows(m_clock.batchAt(now));
    auto shown = m_samples.begin();
    while (std::next(shown) != m_samples.end() && std::next(shown)->since <= at)
        ++shown;
    return {shown->sight, at};
}

bool DelayedSight::hasBegunAt(Instant now) const {
    return m_clock.shows(m_clock.batchAt(now)) >= m_begin;
}

Instant DelayedSight::nextBatch(Instant now) const {
    return m_clock.leavesAt(m_clock.batchAt(now) + 1);
}

} // namespace arcade::core
