#pragma once

#include "tools/bench/report.h"
#include "tools/engine/run.h"

/// What is measured; each part has an engine of its own and adds sections to the report.
namespace arcade::engine {

/// Entering and leaving a queue in which many wait who cannot meet.
void measureQueue(const CoreOptions& options, bench::Report& report);
/// Pairs of tickets that meet at once, beside the same queue.
void measureMatches(const CoreOptions& options, bench::Report& report);
/// One attempt to pair, the harder the more wait.
void measurePairing(const CoreOptions& options, bench::Report& report);
/// Typing in many matches at once.
void measureDuels(const CoreOptions& options, bench::Report& report);

} // namespace arcade::engine
