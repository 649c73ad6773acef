#include "server/core/queueing.h"

#include "server/core/attacks.h"
#include "server/core/lobby.h"
#include "server/core/match_making.h"
#include "server/core/memory.h"
#include "server/core/policy.h"
#include "server/core/strikes.h"

#include <algorithm>

namespace arcade::core {
namespace {

/// Until somebody may have left a full queue.
constexpr Duration kQueueFullRetry{5000};
constexpr std::string_view kUnreturnedReason = "You were away for too long.";

/// The queue is null while nobody has been in it.
Refusal queueRefusal(const World& world, const QueueKey& key, const TicketQueue* queue) {
    const GamePolicy& policy = policyOf(key.gameType);
    if (!policy.isOffered)
        return refusal(ErrorCode::InvalidState, "This game is not offered here.");
    if (policy.hasMuster)
        return refusal(ErrorCode::InvalidState, "A crew attacks together.");
    if (policy.hasTiers && !key.tier)
        return refusal(ErrorCode::InvalidTier, "This game is played for a stake tier.");
    if (queue != nullptr && queue->size() >= world.rules.queueLimit)
        return Error{ErrorCode::QueueFull,
                     policy.hasTiers ? "This queue is full. Try another stake tier."
                                     : "This queue is full. Try again later.",
                     kQueueFullRetry};
    return std::nullopt;
}

void expireTickets(World& world, Step& step, TicketQueue& queue) {
    const TicketQueue::Due due = queue.advance(step.now);
    for (const TicketId id : due.longWaits) {
        const Ticket& ticket = *queue.find(id);
        step.keep(TicketSaved{ticket});
        step.tell(ticket.player, queue.tell(id, step.now));
    }
    for (const Ticket& ticket : due.expired)
        endTicket(world, step, ticket, std::string{kNoOpponentsReason});
    for (const Ticket& ticket : due.unreturned)
        endTicket(world, step, ticket, std::string{kUnreturnedReason});
}

/// How long the ticket of a player who goes away, or is away, stays.
Instant absenceEnd(const World& world, const QueueKey& key, Instant now) {
    if (policyOf(key.gameType).isFirstCome)
        return now + world.rules.directWaiting;
    return std::max(now + world.rules.queueGrace, world.blamelessUntil);
}

/// Of the ticket's owner, from now on, also when there was one.
void beginAbsence(World& world, Step& step, const QueuePlace& place) {
    TicketQueue& queue = *place.queue;
    queue.suspend(place.ticket, absenceEnd(world, queue.key(), step.now), step.now);
    step.keep(TicketSaved{*place.waiting});
    settleQueue(world, step, queue);
}

void endPlace(World& world, Step& step, const Ticket& ticket) {
    world.places.erase(ticket.player);
    step.keep(TicketErased{ticket.id});
    if (policyOf(ticket.queue.gameType).isStaked)
        step.keep(ReservationReleased{ticket.id, ticket.player});
}

/// Of games of any name there are any number: an empty queue of theirs is not kept.
bool endedQueue(World& world, const TicketQueue& queue) {
    if (!policyOf(queue.key().gameType).isFirstCome || queue.size() > 0)
        return false;
    world.schedule.cancel(QueueDue{queue.key()});
    world.queues.erase(world.queues.find(queue.key()));
    return true;
}

void placeTicket(World& world, Step& step, TicketQueue& queue, Ticket&& ticket) {
    const Ticket& waiting = queue.insert(std::move(ticket), step.now);
    world.places.insert_or_assign(waiting.player, QueuePlace{&queue, waiting.id, &waiting});
    step.keep(TicketSaved{waiting});
}

} // namespace

Refusal entryRefusal(const World& world, PlayerId player, Instant now) {
    if (const Place* const place = world.places.find(player))
        return std::holds_alternative<QueuePlace>(*place)
                   ? refusal(ErrorCode::AlreadyInQueue, "You are in a queue already.")
                   : refusal(ErrorCode::AlreadyInMatch, "You are in a match already.");
    if (attackLedBy(world, player) != nullptr)
        return refusal(ErrorCode::AlreadyInQueue, "The attack of your crew waits already.");
    if (const auto blocked = blockedFor(world, player, now))
        return Error{ErrorCode::RateLimited,
                     "You left several matches before their start. Take a short break.", *blocked};
    if (world.isDraining)
        return refusal(ErrorCode::Draining, "The server is about to stop.");
    return std::nullopt;
}

Refusal enterQueue(World& world, Step& step, const EnterQueue& command) {
    const auto known = world.queues.find(command.queue);
    TicketQueue* const before = known == world.queues.end() ? nullptr : &known->second;
    if (before != nullptr)
        before->fetchFor(command.ticket);
    Refusal refused = entryRefusal(world, command.player, step.now);
    if (!refused)
        refused = queueRefusal(world, command.queue, before);
    if (refused)
        return refused;
    forgetAftermath(world, step, command.player);
    TicketQueue& queue = before != nullptr ? *before : queueOf(world, command.queue);
    Ticket ticket;
    ticket.id = command.ticket;
    ticket.queue = command.queue;
    ticket.player = command.player;
    ticket.card = command.card;
    ticket.preferences = command.preferences;
    ticket.stake = command.stake;
    admit(ticket, world.rules, step.now);
    if (!command.connected)
        ticket.suspendedUntil = absenceEnd(world, command.queue, step.now);
    placeTicket(world, step, queue, std::move(ticket));
    if (!policyOf(command.queue.gameType).isFirstCome)
        step.reply(command.player, queue.tell(command.ticket, step.now));
    settleQueue(world, step, queue);
    if (policyOf(command.queue.gameType).hasLobby)
        tellNewcomers(world, step, command.queue, {command.player});
    return std::nullopt;
}

void leaveQueue(World& world, Step& step, const QueuePlace& place) {
    TicketQueue& queue = *place.queue;
    queue.fetchFor(place.waiting, place.ticket);
    const Ticket ticket = queue.remove(place.ticket);
    endPlace(world, step, ticket);
    settleQueue(world, step, queue);
}

void placeTicket(World& world, Step& step, Ticket ticket) {
    TicketQueue& queue = queueOf(world, ticket.queue);
    placeTicket(world, step, queue, std::move(ticket));
}

void endTicket(World& world, Step& step, const Ticket& ticket, std::string reason) {
    endPlace(world, step, ticket);
    if (policyOf(ticket.queue.gameType).isFirstCome)
        return;
    const QueueUpdate told = TicketQueue::describeRemoved(ticket, std::move(reason), step.now);
    step.tell(ticket.player, told);
    rememberRemoved(world, step, ticket.player, told);
}

void tellPosition(World& world, Step& step, PlayerId player) {
    const QueuePlace& place = *queuePlaceOf(world, player);
    step.tell(player, place.queue->tell(place.ticket, step.now));
}

void suspendTicket(World& world, Step& step, const QueuePlace& place) {
    if (!place.waiting->suspendedUntil)
        beginAbsence(world, step, place);
}

void prolongTicket(World& world, Step& step, const QueuePlace& place) {
    if (place.waiting->suspendedUntil)
        beginAbsence(world, step, place);
}

void resumeTicket(World& world, Step& step, const QueuePlace& place) {
    TicketQueue& queue = *place.queue;
    if (!place.waiting->suspendedUntil)
        return;
    queue.resume(place.ticket, step.now);
    step.keep(TicketSaved{*place.waiting});
    settleQueue(world, step, queue);
}

void settleQueue(World& world, Step& step, const QueueKey& key) {
    settleQueue(world, step, queueOf(world, key));
}

void settleQueue(World& world, Step& step, TicketQueue& queue) {
    const QueueKey& key = queue.key();
    // Who has waited to the last moment still plays.
    if (policyOf(key.gameType).hasLobby)
        beginRounds(world, step, queue);
    expireTickets(world, step, queue);
    if (policyOf(key.gameType).hasLobby) {
        settleLobby(world, step, queue);
    } else if (!world.isDraining) {
        const std::int64_t lookedAt = queue.candidatesLookedAt();
        for (const auto& [served, opponent] : queue.takeMatches(step.now))
            makeMatch(world, step, {served, opponent});
        step.outcome.observations.candidates += queue.candidatesLookedAt() - lookedAt;
    }
    for (auto& [player, update] : queue.takeUpdates(step.now))
        step.tell(player, std::move(update));
    if (endedQueue(world, queue))
        return;
    std::optional<Instant> next = queue.nextDeadline();
    for (const auto& other : {queue.nextUpdate(), nextLobbyDue(world, queue)}) {
        if (other)
            next = std::min(*other, next.value_or(*other));
    }
    world.schedule.set(QueueDue{key}, next);
}

} // namespace arcade::core
