#pragma once

#include "server/core/command.h"
#include "server/core/step.h"
#include "server/core/world.h"

/// Direct games: matches that begin at once, are played elsewhere, and end by a report or because
/// a player stays away.
namespace arcade::core {

Refusal renewTicket(World& world, Step& step, const RenewTicket& command);
Refusal joinDirect(World& world, Step& step, const JoinDirect& command);
Refusal leaveDirect(World& world, Step& step, const LeaveDirect& command);
Refusal reportResult(World& world, Step& step, const ReportResult& command);

} // namespace arcade::core
