#pragma once

#include "server/core/command.h"
#include "server/core/step.h"
#include "server/core/world.h"

/// Tickets: entering, leaving, waiting, being away, and being matched.
namespace arcade::core {

/// What EnterQueue would be refused with for the player alone.
Refusal entryRefusal(const World& world, PlayerId player, Instant now);
Refusal enterQueue(World& world, Step& step, const EnterQueue& command);
void leaveQueue(World& world, Step& step, const QueuePlace& place);

/// Puts a ticket with its times set into its queue, as the player's place.
void placeTicket(World& world, Step& step, Ticket ticket);
/// Ends a ticket that is out of its queue, telling its owner why.
void endTicket(World& world, Step& step, const Ticket& ticket, std::string reason);
/// Tells where the player's ticket stands, whatever was told before.
void tellPosition(World& world, Step& step, PlayerId player);

void suspendTicket(World& world, Step& step, const QueuePlace& place);
/// The player, away, was heard of: as if gone only now.
void prolongTicket(World& world, Step& step, const QueuePlace& place);
void resumeTicket(World& world, Step& step, const QueuePlace& place);

/// Does what is due in the queue and matches whoever may meet; after every change of it.
void settleQueue(World& world, Step& step, TicketQueue& queue);
void settleQueue(World& world, Step& step, const QueueKey& key);

} // namespace arcade::core
