#pragma once

#include "tools/duo/options.h"

namespace arcade::duo {

/// What the program ends with.
enum class Verdict { AllWell = 0, Broken = 1, WrongUsage = 2 };

Verdict open(const OpenOptions& options);
Verdict playScript(const ScriptOptions& options);
Verdict benchClient(const BenchOptions& options);

} // namespace arcade::duo
