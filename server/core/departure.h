#pragma once

#include "server/core/command.h"
#include "server/core/step.h"
#include "server/core/world.h"

/// Leaving on purpose, or by an operator's hand, from wherever one is.
namespace arcade::core {

Refusal leave(World& world, Step& step, const LeaveQueue& command);
Refusal abandon(World& world, Step& step, const Abandon& command);
Refusal cancelByOperator(World& world, Step& step, const CancelMatch& command);
/// Does nothing for a player without a place.
void kick(World& world, Step& step, const Kick& command);
/// The participant gives the running game up. True when it goes on: the others play to its end, and
/// the leaver keeps the score. Else it is over.
bool leaveGame(World& world, Step& step, LiveMatch& live, std::size_t participant);
/// No new tickets and no new matches from now on; what there is lives on, and tickets that still
/// wait at the end are there after the restart.
void drain(World& world);

} // namespace arcade::core
