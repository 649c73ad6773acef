#pragma once

#include "tools/bench/options.h"

namespace arcade::bench {

/// What the program ends with.
enum class Verdict { AllWell = 0, Broken = 1, WrongUsage = 2 };

Verdict play(const PlayOptions& options);
/// Bounded: under two minutes in all.
Verdict runSuite(const SuiteOptions& options);

} // namespace arcade::bench
