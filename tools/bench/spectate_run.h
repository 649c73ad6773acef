#pragma once

#include "tools/bench/audience_process.h"
#include "tools/bench/generator.h"
#include "tools/bench/options.h"
#include "tools/bench/server_process.h"
#include "tools/bench/split_meters.h"

#include <optional>

namespace arcade::bench {

/// What watching costs those who are watched: the same duels twice on one server, first with
/// nobody watching, then with one of them watched by all.
class SpectateRun {
public:
    SpectateRun(player::Loop& loop, const player::Endpoint& endpoint, const ServerProcess& server,
                const SpectateOptions& options);

    /// Whether the contract held throughout.
    bool all();
    const Report& report() const { return m_report; }

private:
    void gather();
    void unwatched();
    void watched();
    void compare();

    /// All players enter, and are in READY afterwards.
    void pair();
    /// Measures a while of the game, then waits for its end.
    void measure();
    std::optional<MatchId> matchInReady();
    void reportDuels();

    std::optional<ProcessUsage> usage() const { return ProcessUsage::of(m_server.pid()); }

    const ServerProcess& m_server;
    SpectateOptions m_options;
    Report m_report;
    SplitMeters m_meters;
    GeneratorGauge m_generator;
    Crowd m_crowd;
    AudienceProcess m_audience;
    std::optional<ProcessUsage> m_before;
    std::optional<ProcessUsage> m_after;
    Histogram m_unwatched;
    Histogram m_watched;
};

} // namespace arcade::bench
