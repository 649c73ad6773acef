#include "server/core/ready_check.h"

#include "server/core/cancellation.h"
#include "server/core/match.h"
#include "server/core/match_start.h"
#include "server/core/muster.h"
#include "server/core/policy.h"

namespace arcade::core {
namespace {

/// Null for any other match.
LiveMatch* findWar(World& world, MatchId match) {
    const auto found = world.matches.find(match);
    const bool isWar = found != world.matches.end() && found->second.match.war;
    return isWar ? &found->second : nullptr;
}

void leave(World& world, Step& step, const Match& match, PlayerId player, CancelReason reason,
           Penalty penalty) {
    cancelMatch(world, step, match.id,
                {reason, {{*findParticipant(match, player), penalty}}, world.rules.queueGrace});
}

Refusal accept(World& world, Step& step, LiveMatch& live, Participant& participant) {
    if (participant.response == ReadyResponse::Accept)
        return std::nullopt;
    Match& match = live.match;
    participant.shown = true;
    participant.response = ReadyResponse::Accept;
    step.tell(playersOf(match), MatchReadyUpdate{match.id, acceptedCount(match),
                                                 static_cast<int>(match.participants.size())});
    if (everyoneAccepted(match))
        beginCountdown(world, step, live);
    return std::nullopt;
}

} // namespace

Refusal showPrompt(World& world, const ShowPrompt& command) {
    if (const LiveMatch* war = findWar(world, command.match))
        return seeMuster(world, war->match, command.player);
    const Result<LiveMatch*> found = findOwnMatch(world, command.match, command.player);
    if (!found)
        return found.error();
    participantOf(found.value()->match, command.player).shown = true;
    return std::nullopt;
}

Refusal respond(World& world, Step& step, const Respond& command) {
    if (LiveMatch* war = findWar(world, command.match))
        return answerMuster(world, step, *war, command);
    const Result<LiveMatch*> found = findOwnMatch(world, command.match, command.player);
    if (!found)
        return found.error();
    LiveMatch& live = *found.value();
    Participant& participant = participantOf(live.match, command.player);
    switch (command.response) {
    case ReadyResponse::Accept: return accept(world, step, live, participant);
    case ReadyResponse::Decline: break;
    }
    if (participant.response == ReadyResponse::Accept)
        return refusal(ErrorCode::InvalidState,
                       "You have accepted this match. Abandon it to leave.");
    leave(world, step, live.match, command.player, CancelReason::Declined, Penalty::Strike);
    return std::nullopt;
}

Refusal leaveMatched(World& world, Step& step, PlayerId player) {
    const Match& match = liveMatchOf(world, player)->match;
    if (!policyOf(match.queue.gameType).isPlayedHere)
        return refusal(ErrorCode::InvalidState, "You do not wait: you are in a match.");
    if (match.phase != MatchPhase::Matched)
        return refusal(ErrorCode::InvalidState,
                       "Your match is about to be played. Abandon it to leave.");
    if (match.war)
        leaveMuster(world, step, *liveMatchOf(world, player), *findParticipant(match, player),
                    CancelReason::Abandoned);
    else if (participantOf(match, player).shown)
        leave(world, step, match, player, CancelReason::Declined, Penalty::Strike);
    else
        leave(world, step, match, player, CancelReason::Abandoned, Penalty::None);
    return std::nullopt;
}

void acceptDue(World& world, Step& step, MatchId id) {
    if (LiveMatch* war = findWar(world, id)) {
        lockRoster(world, step, *war);
        return;
    }
    const Match& match = world.matches.at(id).match;
    Cancellation how{CancelReason::Timeout, {}, world.rules.queueGrace};
    for (std::size_t index = 0; index < match.participants.size(); ++index) {
        const Participant& one = match.participants[index];
        if (!one.response)
            how.leavers.push_back({index, one.shown ? Penalty::Strike : Penalty::None});
    }
    cancelMatch(world, step, id, how);
}

} // namespace arcade::core
