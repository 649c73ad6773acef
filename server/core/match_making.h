#pragma once

#include "server/core/step.h"
#include "server/core/world.h"

namespace arcade::core {

/// Makes a match of tickets that are out of their queue, each its own side, the served one first:
/// they have until the deadline to accept, or it is under way at once. A round of a lobby is
/// accepted by entering.
void makeMatch(World& world, Step& step, const std::vector<Ticket>& tickets,
               std::optional<std::int64_t> round = {});

} // namespace arcade::core
