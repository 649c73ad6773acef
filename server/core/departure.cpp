#include "server/core/departure.h"

#include "server/core/attacks.h"
#include "server/core/cancellation.h"
#include "server/core/game_end.h"
#include "server/core/match.h"
#include "server/core/policy.h"
#include "server/core/presence.h"
#include "server/core/queueing.h"
#include "server/core/ready_check.h"
#include "server/core/typing.h"

namespace arcade::core {
namespace {

constexpr std::string_view kOperatorsDoing = "The operator ended the match.";

/// Leaves the running game for good.
void giveUp(World& world, Step& step, LiveMatch& live, std::size_t index) {
    if (leaveGame(world, step, live, index))
        armMatch(world, live);
}

bool isPlayedHere(const Match& match) {
    return policyOf(match.queue.gameType).isPlayedHere;
}

} // namespace

Refusal leave(World& world, Step& step, const LeaveQueue& command) {
    if (const QueuePlace* const place = queuePlaceOf(world, command.player)) {
        leaveQueue(world, step, *place);
        return std::nullopt;
    }
    if (liveMatchOf(world, command.player) != nullptr)
        return leaveMatched(world, step, command.player);
    const Attack* attack = attackLedBy(world, command.player);
    if (attack == nullptr)
        return refusal(ErrorCode::NotInQueue, "You are not in a queue.");
    withdrawAttack(world, step, CrewId{attack->crew});
    return std::nullopt;
}

Refusal abandon(World& world, Step& step, const Abandon& command) {
    const Result<LiveMatch*> found = findOwnMatch(world, command.match, command.player);
    if (!found)
        return found.error();
    const Match& match = found.value()->match;
    const std::size_t index = *findParticipant(match, command.player);
    if (match.phase == MatchPhase::Active)
        giveUp(world, step, *found.value(), index);
    else
        goesOnWithout(
            world, step, *found.value(),
            {CancelReason::Abandoned, {{index, Penalty::Strike}}, world.rules.queueGrace});
    return std::nullopt;
}

bool leaveGame(World& world, Step& step, LiveMatch& live, std::size_t index) {
    Match& match = live.match;
    if (!policyOf(match.queue.gameType).goesOnWithoutLeavers) {
        resolveForfeit(world, step, match.id, index);
        return false;
    }
    Participant& leaver = match.participants[index];
    leaver.leftAt = step.now;
    leaver.connected = false;
    leaver.graceEndsAt.reset();
    leaver.disconnectedAt.reset();
    live.typists[index] = {};
    world.places.erase(leaver.ticket.player);
    step.keep(MatchSaved{match});
    step.keep(ClaimEnded{leaver.ticket.id, leaver.ticket.player});
    if (playingCount(match) == 0) {
        resolveDeserted(world, step, match.id);
        return false;
    }
    // Of two crews one alone is left.
    if (match.war && playingCount(match, leaver.side) == 0) {
        resolveForfeit(world, step, match.id, index);
        return false;
    }
    forgetRestartGrace(match);
    oweField(live, world.rules, step.now);
    return true;
}

Refusal cancelByOperator(World& world, Step& step, const CancelMatch& command) {
    const auto found = world.matches.find(command.match);
    if (found == world.matches.end())
        return refusal(ErrorCode::MatchNotFound, "There is no such match, or it is over.");
    if (!isPlayedHere(found->second.match))
        resolveUnplayed(world, step, command.match, std::string{kOperatorsDoing});
    else if (found->second.match.phase == MatchPhase::Active)
        resolveVoid(world, step, command.match);
    else
        cancelMatch(world, step, command.match,
                    {CancelReason::Operator, {}, world.rules.queueGrace});
    return std::nullopt;
}

void kick(World& world, Step& step, const Kick& command) {
    if (const QueuePlace* place = queuePlaceOf(world, command.player)) {
        const Ticket ticket = place->queue->remove(place->ticket);
        endTicket(world, step, ticket, "Removed by the operator.");
        settleQueue(world, step, ticket.queue);
        return;
    }
    LiveMatch* live = liveMatchOf(world, command.player);
    if (live == nullptr)
        return;
    const Match& match = live->match;
    const std::size_t index = *findParticipant(match, command.player);
    if (!isPlayedHere(match))
        resolveUnplayed(world, step, match.id, std::string{kOperatorsDoing});
    else if (match.phase == MatchPhase::Active)
        giveUp(world, step, *live, index);
    else
        goesOnWithout(world, step, *live,
                      {CancelReason::Operator, {{index}}, world.rules.queueGrace});
}

void drain(World& world) {
    world.isDraining = true;
}

} // namespace arcade::core
