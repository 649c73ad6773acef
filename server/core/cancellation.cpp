#include "server/core/cancellation.h"

#include "server/core/betting.h"
#include "server/core/lobby.h"
#include "server/core/match.h"
#include "server/core/match_events.h"
#include "server/core/match_phases.h"
#include "server/core/memory.h"
#include "server/core/policy.h"
#include "server/core/queueing.h"
#include "server/core/ring.h"
#include "server/core/spectators.h"
#include "server/core/strikes.h"
#include "server/core/views.h"

#include <algorithm>

namespace arcade::core {
namespace {

bool isByServer(const Cancellation& how) {
    return how.leavers.empty() || how.reason == CancelReason::Operator ||
           how.reason == CancelReason::ServerRestart;
}

const Leaver* leaverAt(const Cancellation& how, std::size_t participant) {
    const auto found = std::find_if(how.leavers.begin(), how.leavers.end(), [&](const Leaver& one) {
        return one.participant == participant;
    });
    return found == how.leavers.end() ? nullptr : &*found;
}

/// A fault of the server's costs nobody the place.
bool losesPlace(const Cancellation& how) {
    return how.reason != CancelReason::ServerRestart;
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

void putBack(World& world, Step& step, const Match& match, const Participant& participant,
             const Cancellation& how) {
    const Cause cause = isByServer(how) ? Cause::Server : Cause::Opponent;
    tellCancelled(world, step, participant.ticket.player,
                  {match.id, how.reason, cause, true, {}, {}});
    placeTicket(world, step, ticketPutBack(world, match, participant, how, step.now));
}

/// The others stay in the order they are in.
template <class T>
std::vector<T> without(const Cancellation& how, std::vector<T>& all) {
    std::vector<T> left;
    for (std::size_t index = 0; index < all.size(); ++index) {
        if (leaverAt(how, index) == nullptr)
            left.push_back(std::move(all[index]));
    }
    return left;
}

/// The sides stay, without players: bets are on them.
void withdraw(World& world, Step& step, LiveMatch& live, const Cancellation& how) {
    Match& match = live.match;
    for (const Leaver& leaver : how.leavers) {
        const Participant& participant = match.participants[leaver.participant];
        live.bets.withdraw(participant.side);
        if (losesPlace(how))
            dismiss(world, step, match, leaver, how);
        else
            putBack(world, step, match, participant, how);
    }
    const std::vector<Participant> before = match.participants;
    live.typists = without(how, live.typists);
    match.participants = without(how, match.participants);
    closeRing(step, match, before);
    noteSight(live, step.now);
    step.keep(MatchSaved{match});
    step.tell(playersOf(match), fieldProgress(match, step.now));
    tellRound(world, step, match);
}

} // namespace

Cancellation becauseOfAway(const World& world, const Step& step, const Match& match) {
    Cancellation how{CancelReason::OpponentDisconnected, {}, world.rules.queueGrace};
    if (step.now < world.blamelessUntil)
        how = {CancelReason::ServerRestart, {}, world.rules.restartGrace};
    for (std::size_t index = 0; index < match.participants.size(); ++index) {
        if (!match.participants[index].connected)
            how.leavers.push_back({index});
    }
    return how;
}

bool goesOnWithout(World& world, Step& step, LiveMatch& live, const Cancellation& how) {
    const Match& match = live.match;
    const std::size_t left = match.participants.size() - how.leavers.size();
    if (!policyOf(match.queue.gameType).hasLobby ||
        left < static_cast<std::size_t>(world.rules.huntersMin)) {
        cancelMatch(world, step, match.id, how);
        return false;
    }
    withdraw(world, step, live, how);
    settleQueue(world, step, match.queue);
    return true;
}

void cancelMatch(World& world, Step& step, MatchId id, const Cancellation& how) {
    LiveMatch ended = takeMatch(world, id);
    Match& match = ended.match;
    enter(match, MatchPhase::Cancelled, step.now);
    step.keep(MatchErased{id});
    std::vector<Address> by;
    std::vector<PlayerId> back;
    for (std::size_t index = 0; index < match.participants.size(); ++index) {
        const Participant& participant = match.participants[index];
        const Leaver* leaver = leaverAt(how, index);
        if (leaver != nullptr && losesPlace(how)) {
            if (!isByServer(how))
                by.push_back(participant.ticket.card.address);
            dismiss(world, step, match, *leaver, how);
            continue;
        }
        putBack(world, step, match, participant, how);
        back.push_back(participant.ticket.player);
    }
    raiseEvent(world, step, match, MatchCancelledEvent{id, how.reason, by});
    endSpectating(world, step, ended, {}, settleBets(world, step, ended, std::nullopt));
    for (const PlayerId player : back)
        tellPosition(world, step, player);
    settleQueue(world, step, match.queue);
    tellNewcomers(world, step, match.queue, back);
}

} // namespace arcade::core
