#include "server/core/world.h"

#include "server/core/match.h"
#include "server/core/policy.h"
#include "server/core/presence.h"
#include "server/core/typing.h"

#include <algorithm>

namespace arcade::core {

TicketQueue& queueOf(World& world, const QueueKey& key) {
    auto found = world.queues.find(key);
    if (found == world.queues.end())
        found = world.queues.emplace(key, TicketQueue{world.rules, key}).first;
    return found->second;
}

const QueuePlace* queuePlaceOf(const World& world, PlayerId player) {
    return std::get_if<QueuePlace>(world.places.find(player));
}

const LiveMatch* liveMatchOf(const World& world, PlayerId player) {
    const auto* match = std::get_if<MatchId>(world.places.find(player));
    return match == nullptr ? nullptr : &world.matches.at(*match);
}

LiveMatch* liveMatchOf(World& world, PlayerId player) {
    const auto* match = std::get_if<MatchId>(world.places.find(player));
    return match == nullptr ? nullptr : &world.matches.at(*match);
}

Result<LiveMatch*> findOwnMatch(World& world, MatchId match, PlayerId player) {
    const auto found = world.matches.find(match);
    if (found == world.matches.end())
        return Error{ErrorCode::MatchNotFound, "There is no such match, or it is over."};
    const auto index = findParticipant(found->second.match, player);
    if (!index || !isPlaying(found->second.match.participants[*index]))
        return Error{ErrorCode::NotInMatch, "You are not a player of this match."};
    if (!policyOf(found->second.match.queue.gameType).isPlayedHere)
        return Error{ErrorCode::InvalidState, "This match is not played here."};
    return &found->second;
}

LiveMatch& addMatch(World& world, Match match) {
    for (const PlayerId player : playersOf(match))
        world.places.insert_or_assign(player, match.id);
    const MatchId id = match.id;
    if (match.war)
        world.battles.insert_or_assign(match.queue.subject, id);
    const std::vector<Typist> typists(match.participants.size());
    BetBook bets(match.sides.size());
    LiveMatch live{std::move(match), {}, {}, {}, {}, typists, std::move(bets), {}};
    return world.matches.insert(id, std::move(live));
}

LiveMatch takeMatch(World& world, MatchId match) {
    LiveMatch taken = world.matches.take(match);
    if (taken.match.war)
        world.battles.erase(taken.match.queue.subject);
    world.schedule.cancel(MatchDue{match});
    world.schedule.cancel(SpectatorsDue{match});
    return taken;
}

void armMatch(World& world, const LiveMatch& live) {
    const Match& match = live.match;
    if (!policyOf(match.queue.gameType).isPlayedHere) {
        world.schedule.set(MatchDue{match.id}, nextGraceEnd(match));
        return;
    }
    Instant next = match.phaseEndsAt;
    if (match.phase == MatchPhase::Ready)
        next = std::min(next, live.nextTick);
    if (match.phase == MatchPhase::Active) {
        next = std::min(next, nextGraceEnd(match).value_or(next));
        next = std::min(next, nextTypingDue(world.rules, live).value_or(next));
        next = std::min(next, live.checkpointAt.value_or(next));
    }
    world.schedule.set(MatchDue{match.id}, next);
}

} // namespace arcade::core
