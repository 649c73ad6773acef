#pragma once

#include "server/core/outcome.h"

#include <string>

namespace arcade::simulation {

/// Everything an outcome says, as bytes.
std::string bytesOf(const core::Outcome& outcome);
/// All of a state, as bytes.
std::string bytesOf(const core::Snapshot& snapshot);

/// Of bytes; the same on every machine.
std::uint64_t hashOf(const std::string& bytes);

} // namespace arcade::simulation
