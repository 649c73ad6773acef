#pragma once

#include "tools/bench/ground.h"
#include "tools/bench/node_options.h"
#include "tools/bench/report.h"
#include "tools/bench/swarm.h"

/// The parts of `arcade-bench node`. Each adds its sections, and a remark where it could not go on.
namespace arcade::bench {

/// Waits until all have signed in, or have failed to.
void signInAll(Swarm& swarm);
/// Waits until all are open, or have failed to.
void openAll(Swarm& swarm);

enum class Churning { No, Yes };

/// Whether the contract held.
bool runMixed(Ground& ground, const NodeOptions& options, Report& report, Churning churning);
bool runIdle(Ground& ground, const NodeOptions& options, Report& report);
bool runRoundTrip(Ground& ground, const NodeOptions& options, Report& report);
bool runFanOut(Ground& ground, const NodeOptions& options, Report& report);
bool runStorm(Ground& ground, const NodeOptions& options, Report& report);
bool runHunt(Ground& ground, const NodeOptions& options, Report& report);
bool runDirect(Ground& ground, const NodeOptions& options, Report& report);

} // namespace arcade::bench
