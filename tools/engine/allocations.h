#pragma once

#include <cstdint>

namespace arcade::engine {

/// How often this process has asked for memory so far, on any thread.
std::uint64_t allocations();

} // namespace arcade::engine
