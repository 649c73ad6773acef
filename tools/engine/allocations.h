#pragma once

#include <cstdint>

namespace arcade::engine {

/// How often this process has asked for memory so far, on any thread. Not counted (0) where a
/// sanitizer is at work.
std::uint64_t allocations();

} // namespace arcade::engine
