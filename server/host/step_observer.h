#pragma once

#include "server/core/coordinator.h"
#include "server/core/outcome.h"
#include "server/host/start_skew.h"
#include "server/telemetry/metrics.h"

#include <chrono>
#include <map>

namespace arcade::host {

/// Turns what the core decided into log lines and metrics: every queue join, match creation and
/// transition, with ids and nothing secret.
class StepObserver {
public:
    explicit StepObserver(telemetry::Metrics& metrics);

    void observe(const core::Outcome& outcome);
    /// A ticket was taken; what follows from it is observed after.
    void joined(const core::EnterQueue& entry);
    /// How long after the command, or the deadline, the core had decided.
    void decided(const core::Outcome& outcome, std::chrono::nanoseconds elapsed);
    /// A player's own word on when the game's screen started; see StartSkew::report.
    Result<Done> startReported(const core::Match& match, PlayerId player, Instant startedAt) {
        return m_startSkew.report(match, player, startedAt);
    }
    /// Whose matches go on after a restart.
    void adopt(const core::Coordinator& core);
    /// Gauges that are read rather than counted.
    void sample(const core::Coordinator& core, std::size_t playersOnline, Instant now);

private:
    /// `saved` is the match saved last in the same step, which what is told of one follows.
    void observe(const core::Record& record, const core::Match* saved);
    void transition(MatchId match, MatchPhase phase);

    telemetry::Metrics& m_metrics;
    StartSkew m_startSkew;
    std::map<MatchId, MatchPhase> m_phases;
};

} // namespace arcade::host
