#pragma once

#include "server/core/command.h"
#include "server/core/step.h"
#include "server/core/world.h"

/// Direct games: matches that begin at once, are played elsewhere, and end by a report or because
/// a player stays away. A player has joined once Participant::response is there, and is connected
/// from a join until leaving it or until the connection is lost; a new connection after that is as
/// a join.
namespace arcade::core {

Refusal renewTicket(World& world, Step& step, const RenewTicket& command);
Refusal joinDirect(World& world, Step& step, const JoinDirect& command);
Refusal leaveDirect(World& world, Step& step, const LeaveDirect& command);
Refusal reportResult(World& world, Step& step, const ReportResult& command);

/// A match of tickets that are out of their queue is under way; nobody has joined it.
void beginDirect(const World& world, Match& match, Instant now);
/// The player, of this match, has a connection (also when it replaces another), or none any more.
void connectedDirect(World& world, Step& step, LiveMatch& live, PlayerId player);
void disconnectedDirect(World& world, Step& step, LiveMatch& live, PlayerId player);

/// The server was away: nobody is there, and everybody has Rules::directAbsence from now on.
void restoreDirect(World& world, Step& step, LiveMatch& live);
/// The server stood still: who is away has as much time left as before.
void extendDirect(World& world, Step& step, LiveMatch& live, Duration outage);

/// Somebody may have been away for too long.
void absenceDue(World& world, Step& step, MatchId match);

} // namespace arcade::core
