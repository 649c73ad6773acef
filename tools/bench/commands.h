#pragma once

#include "tools/bench/options.h"

namespace arcade::bench {

/// What the program ends with.
enum class Verdict { AllWell = 0, Broken = 1, WrongUsage = 2 };

Verdict play(const PlayOptions& options);
/// The median of all its runs; each part is bounded in time.
Verdict runNode(const NodeOptions& options);
/// The watchers of a match, led by a part through standard input and output.
Verdict attend(const AudienceOptions& options);
/// Serves until the process ends.
Verdict echo(const EchoOptions& options);

/// Every abuse there is, beside players who behave. Bounded: some four minutes.
Verdict runAbuse(const AbuseOptions& options);
/// The attackers, led by runAbuse through standard input and output.
Verdict attack(const AttackOptions& options);

} // namespace arcade::bench
