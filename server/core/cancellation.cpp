#include "server/core/cancellation.h"

#include "server/core/betting.h"
#include "server/core/match.h"
#include "server/core/match_events.h"
#include "server/core/match_phases.h"
#include "server/core/memory.h"
#include "server/core/queueing.h"
#include "server/core/spectators.h"
#include "server/core/strikes.h"

#include <algorithm>

namespace arcade::core {
namespace {

bool isByServer(const Cancellation& how) {
    return how.leavers.empty() || how.reason == CancelReason::Operator;
}

const Leaver* leaverAt(const Cancellation& how, std::size_t participant) {
    const auto found = std::find_if(how.leavers.begin(), how.leavers.end(), [&](const Leaver& one) {
        return one.participant == participant;
    });
    return found == how.leavers.end() ? nullptr : &*found;
}

void tellCancelled(World& world, Step& step, PlayerId player, const MatchCancelled& told) {
    step.tell(player, told);
    rememberCancelled(world, step, player, told);
}

void dismiss(World& world, Step& step, const Match& match, const Leaver& leaver,
             const Cancellation& how) {
    const Ticket& ticket = match.participants[leaver.participant].ticket;
    MatchCancelled told{match.id, how.reason, isByServer(how) ? Cause::Server : Cause::You,
                        false,    {},         {}};
    world.places.erase(ticket.player);
    step.keep(ReservationReleased{ticket.id, ticket.player});
    if (leaver.penalty == Penalty::Strike)
        addStrike(world, step, ticket.player, told);
    tellCancelled(world, step, ticket.player, told);
}

/// The ticket as it goes on waiting: time in MATCHED and READY does not count (SPEC 3.1.5).
Ticket ticketPutBack(const World& world, const Match& match, const Participant& participant,
                     const Cancellation& how, Instant now) {
    Ticket ticket = participant.ticket;
    giveBackTime(ticket, world.rules, now - match.createdAt, now);
    ticket.suspendedUntil.reset();
    if (!participant.connected)
        ticket.suspendedUntil = std::max(now + how.grace, world.blamelessUntil);
    return ticket;
}

} // namespace

Cancellation becauseOfAway(const World& world, const Step& step, const Match& match) {
    if (step.now < world.blamelessUntil)
        return {CancelReason::ServerRestart, {}, world.rules.restartGrace};
    Cancellation how{CancelReason::OpponentDisconnected, {}, world.rules.queueGrace};
    for (std::size_t index = 0; index < match.participants.size(); ++index) {
        if (!match.participants[index].connected)
            how.leavers.push_back({index});
    }
    return how;
}

void cancelMatch(World& world, Step& step, MatchId id, const Cancellation& how) {
    LiveMatch ended = takeMatch(world, id);
    Match& match = ended.match;
    enter(match, MatchPhase::Cancelled, step.now);
    step.keep(MatchErased{id});
    std::vector<Address> by;
    std::vector<PlayerId> putBack;
    for (std::size_t index = 0; index < match.participants.size(); ++index) {
        const Participant& participant = match.participants[index];
        if (const Leaver* leaver = leaverAt(how, index)) {
            if (!isByServer(how))
                by.push_back(participant.ticket.card.address);
            dismiss(world, step, match, *leaver, how);
            continue;
        }
        const Cause cause = isByServer(how) ? Cause::Server : Cause::Opponent;
        tellCancelled(world, step, participant.ticket.player,
                      {id, how.reason, cause, true, {}, {}});
        placeTicket(world, step, ticketPutBack(world, match, participant, how, step.now));
        putBack.push_back(participant.ticket.player);
    }
    raiseEvent(world, step, match, MatchCancelledEvent{id, how.reason, by});
    endSpectating(world, step, ended, {}, settleBets(world, step, ended, std::nullopt));
    for (const PlayerId player : putBack)
        tellPosition(world, step, player);
    settleQueue(world, step, match.queue);
}

} // namespace arcade::core
