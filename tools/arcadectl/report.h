#pragma once

#include "tools/arcadectl/command_line.h"
#include "tools/arcadectl/operator_call.h"

#include <string>

namespace arcade::arcadectl {

/// What is printed, and what the program ends with.
struct Report {
    std::string output;
    std::string errorOutput;
    int exitCode = 0;
};

inline constexpr int kExitRefused = 1;
inline constexpr int kExitUsage = 2;
inline constexpr int kExitUnreachable = 3;

Report reportOf(const Options& options, const Answer& answer);

/// `850 ms`, `12 s`, `3 min 05 s`, `2 h 07 min`.
std::string spoken(Duration duration);

} // namespace arcade::arcadectl
