#pragma once

#include "server/core/step.h"
#include "server/core/world.h"

/// The state as records, and back.
namespace arcade::core {

/// What a store holds when every cursor has been saved.
Snapshot snapshotOf(const World& world, Instant now);

/// Fills an empty world, as Coordinator::restore() promises; the outcome makes it durable.
void restoreWorld(World& world, Step& step, const Snapshot& snapshot);

} // namespace arcade::core
