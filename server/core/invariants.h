#pragma once

#include "server/core/world.h"

#include <string>

namespace arcade::core {

/// Checks the whole state: every player in one place and every place there, every state with a
/// deadline that ends it. The text names what is broken; empty if nothing.
std::string brokenInvariant(const World& world, Instant now);

} // namespace arcade::core
