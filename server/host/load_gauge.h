#pragma once

#include "shared/vocabulary/instant.h"

#include <cstddef>
#include <optional>

namespace arcade::host {

/// From where on the host has more to do than it can bear.
struct OverloadLimits {
    /// What the oldest commit under way has waited.
    Duration commitWait{2000};
    /// Commits under way.
    std::size_t commitsPending = 10'000;
    /// What the loop's timers are late, for a second on end.
    Duration loopLag{500};
};

/// How the store keeps up, at one moment.
struct LoadSigns {
    std::size_t commitsPending = 0;
    Duration commitWait{};
};

/// Tells an overload by its signs. It begins where one of them reaches its limit and is over when
/// all have been below half of theirs for a while, so that it does not come and go with each
/// commit. Reads no clock.
class LoadGauge {
public:
    explicit LoadGauge(const OverloadLimits& limits)
        : m_limits(limits) {}

    /// A timer of the loop came, so late.
    void timerCame(Duration late, Instant now);
    /// Whether an overload began or ended. To be called now and then, in any case.
    bool look(const LoadSigns& signs, Instant now);
    bool isOverloaded() const { return m_since.has_value(); }
    /// When to ask again, for whoever is refused in an overload: the longer it lasts the later.
    Duration retryAfter(Instant now) const;

private:
    bool isReached(const LoadSigns& signs, Instant now) const;
    bool isCalm(const LoadSigns& signs) const;

    OverloadLimits m_limits;
    /// No timer has been in time since.
    std::optional<Instant> m_lateSince;
    /// The overload, if there is one, and the calm that will end it.
    std::optional<Instant> m_since;
    std::optional<Instant> m_calmSince;
};

} // namespace arcade::host
