#include "server/core/departure.h"

#include "server/core/cancellation.h"
#include "server/core/game_end.h"
#include "server/core/match.h"
#include "server/core/policy.h"
#include "server/core/queueing.h"
#include "server/core/ready_check.h"

namespace arcade::core {
namespace {

constexpr std::string_view kOperatorsDoing = "The operator ended the match.";

bool isPlayedHere(const Match& match) {
    return policyOf(match.queue.gameType).isPlayedHere;
}

} // namespace

Refusal leave(World& world, Step& step, const LeaveQueue& command) {
    if (liveMatchOf(world, command.player) != nullptr)
        return leaveMatched(world, step, command.player);
    if (queuePlaceOf(world, command.player) == nullptr)
        return refusal(ErrorCode::NotInQueue, "You are not in a queue.");
    leaveQueue(world, step, command.player);
    return std::nullopt;
}

Refusal abandon(World& world, Step& step, const Abandon& command) {
    const Result<LiveMatch*> found = findOwnMatch(world, command.match, command.player);
    if (!found)
        return found.error();
    const Match& match = found.value()->match;
    const std::size_t index = *findParticipant(match, command.player);
    if (match.phase == MatchPhase::Active)
        resolveForfeit(world, step, command.match, index);
    else
        cancelMatch(world, step, command.match,
                    {CancelReason::Abandoned, {{index, Penalty::Strike}}, world.rules.queueGrace});
    return std::nullopt;
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
        const Ticket ticket = takeTicket(world, *place);
        endTicket(world, step, ticket, "Removed by the operator.");
        settleQueue(world, step, ticket.queue);
        return;
    }
    const LiveMatch* live = liveMatchOf(world, command.player);
    if (live == nullptr)
        return;
    const Match& match = live->match;
    const std::size_t index = *findParticipant(match, command.player);
    if (!isPlayedHere(match))
        resolveUnplayed(world, step, match.id, std::string{kOperatorsDoing});
    else if (match.phase == MatchPhase::Active)
        resolveForfeit(world, step, match.id, index);
    else
        cancelMatch(world, step, match.id,
                    {CancelReason::Operator, {{index}}, world.rules.queueGrace});
}

void drain(World& world) {
    world.isDraining = true;
}

} // namespace arcade::core
