#pragma once

#include "tools/bench/crowd.h"
#include "tools/bench/meters.h"
#include "tools/bench/process_usage.h"
#include "tools/bench/report.h"

#include <optional>
#include <string>

namespace arcade::bench {

/// What the generator itself used, and how late it was: figures of a run in which it was late say
/// as much about it as about the server.
class GeneratorGauge {
public:
    explicit GeneratorGauge(player::Loop& loop);

    void restart();
    void report(Report& report) const;
    /// The same, without a verdict: for figures that count the lateness in themselves.
    void tell(Report& report) const;
    /// Its own CPU since the restart; 1 is a whole core.
    double cores() const;
    const Histogram& lateness() const { return m_lateness; }

private:
    Histogram m_lateness;
    ProcessUsage m_start;
};

/// Marks the section as void when the generator was late by more than 2 ms at the 99th percentile.
void judgeLateness(Report& report, const Histogram& lateness);

/// Lower-case letters and digits, new in each run, so that callsigns are free.
std::string drawSuffix();

/// `cpuGoal` is in percent of a core.
void reportServer(Report& report, const std::optional<ProcessUsage>& from,
                  const std::optional<ProcessUsage>& to, std::optional<double> cpuGoal = {});
/// Whether the contract held.
bool reportContract(Report& report, const Crowd& crowd, const Meters& meters);

} // namespace arcade::bench
