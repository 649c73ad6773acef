#pragma once

#include "server/core/state.h"
#include "server/telemetry/metrics.h"
#include "shared/vocabulary/result.h"

#include <map>

namespace arcade::host {

/// Measures how far apart the players of a match really started, from what their clients report.
/// Decides nothing. Volatile.
class StartSkew {
public:
    explicit StartSkew(telemetry::Histogram skew)
        : m_skew(skew) {}

    /// The last of a match's players to report completes the figure. INVALID_STATE: the game does
    /// not run, this player has reported, or the time is more than 10 s from the game's start.
    /// NOT_IN_MATCH.
    Result<Done> report(const core::Match& match, PlayerId player, Instant startedAt);
    /// The match is over.
    void forget(MatchId match) { m_reports.erase(match); }

private:
    telemetry::Histogram m_skew;
    std::map<MatchId, std::map<PlayerId, Instant>> m_reports;
};

} // namespace arcade::host
