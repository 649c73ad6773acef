#include "server/core/spectators.h"

#include "server/core/match.h"
#include "server/core/memory.h"
#include "server/core/policy.h"
#include "server/core/spectator_view.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace arcade::core {
namespace {

/// Until somebody of a full audience may have left.
constexpr Duration kSpectatorsFullRetry{5000};

LiveMatch* watchedBy(World& world, PlayerId player) {
    const auto found = world.watching.find(player);
    return found == world.watching.end() ? nullptr : &world.matches.at(found->second);
}

void armBatch(World& world, const LiveMatch& live, Instant now) {
    const SpectatorsDue due{live.match.id};
    if (live.audience.isEmpty())
        world.schedule.cancel(due);
    else
        world.schedule.set(due, live.sight->nextBatch(now));
}

void stopWatching(World& world, Instant now, LiveMatch& live, PlayerId player) {
    world.watching.erase(player);
    live.audience.remove(player);
    noteSight(live, now);
    if (live.audience.isEmpty())
        armBatch(world, live, now);
}

void startWatching(World& world, Instant now, LiveMatch& live, PlayerId player) {
    if (LiveMatch* before = watchedBy(world, player))
        stopWatching(world, now, *before, player);
    const bool isFirst = live.audience.isEmpty();
    world.watching.insert_or_assign(player, live.match.id);
    live.audience.add(player);
    noteSight(live, now);
    if (!isFirst)
        return;
    live.toldSpectators = spectateUpdate(live, now);
    armBatch(world, live, now);
}

Refusal watchRefusal(const World& world, const LiveMatch& live, PlayerId player) {
    if (findParticipant(live.match, player))
        return refusal(ErrorCode::InvalidState, "You play in this match.");
    if (!policyOf(live.match.queue.gameType).isWatchable)
        return refusal(ErrorCode::MatchNotSpectatable, "Matches of this game cannot be watched.");
    if (!live.sight)
        return refusal(ErrorCode::MatchNotSpectatable,
                       "This match can be watched once all its players have accepted.");
    if (!live.audience.contains(player) &&
        live.audience.size() >= static_cast<std::size_t>(world.rules.spectatorsMax))
        return Error{ErrorCode::SpectatorsFull, "No more spectators fit in here.",
                     kSpectatorsFullRetry};
    return std::nullopt;
}

/// The time left is no change: it runs on both sides.
bool isSame(SpectateUpdate told, const SpectateUpdate& update) {
    told.timeLeft = update.timeLeft;
    return told == update;
}

SpectateResult resultOf(const LiveMatch& ended, const MatchEnd& end) {
    SpectateResult result;
    result.matchId = ended.match.id;
    result.winner = {end.winner};
    result.endReason = end.reason;
    return result;
}

void tellBettors(World& world, Step& step, const LiveMatch& ended, const MatchEnd& end,
                 const std::vector<BetsSettled::Payout>& payouts) {
    std::map<PlayerId, SpectateResult> results;
    for (const auto& [bet, amount] : payouts) {
        SpectateResult& result =
            results.try_emplace(bet.player, resultOf(ended, end)).first->second;
        const std::string& side = ended.match.sides[static_cast<std::size_t>(bet.side)].id;
        result.bets.push_back({side, bet.amount, amount});
        result.payout += amount;
    }
    for (auto& [player, result] : results) {
        rememberBets(world, step, player, result);
        step.tell(player, std::move(result));
    }
}

std::vector<PlayerId> watchersWithoutBets(const LiveMatch& ended) {
    std::vector<PlayerId> watchers;
    std::copy_if(ended.audience.present().begin(), ended.audience.present().end(),
                 std::back_inserter(watchers),
                 [&](PlayerId player) { return ended.bets.betsOf(player).empty(); });
    return watchers;
}

} // namespace

Refusal watch(World& world, Step& step, const Watch& command) {
    const auto found = world.matches.find(command.match);
    if (found == world.matches.end())
        return refusal(ErrorCode::MatchNotFound, "There is no such match, or it is over.");
    LiveMatch& live = found->second;
    if (Refusal refused = watchRefusal(world, live, command.player))
        return refused;
    if (!live.audience.contains(command.player))
        startWatching(world, step.now, live, command.player);
    step.reply(command.player, spectateJoined(live, command.player, step.now));
    return std::nullopt;
}

Refusal unwatch(World& world, Step& step, const Unwatch& command) {
    const auto found = world.matches.find(command.match);
    if (found == world.matches.end())
        return refusal(ErrorCode::MatchNotFound, "There is no such match, or it is over.");
    if (!found->second.audience.contains(command.player))
        return refusal(ErrorCode::InvalidState, "You do not watch this match.");
    stopWatching(world, step.now, found->second, command.player);
    return std::nullopt;
}

void spectatorBack(World& world, Instant now, PlayerId player) {
    LiveMatch* live = watchedBy(world, player);
    if (live != nullptr && live->audience.setPresent(player, true))
        noteSight(*live, now);
}

void spectatorAway(World& world, Instant now, PlayerId player) {
    LiveMatch* live = watchedBy(world, player);
    if (live != nullptr && live->audience.setPresent(player, false))
        noteSight(*live, now);
}

void openToSpectators(const World& world, LiveMatch& live, Instant now) {
    live.sight.emplace(BatchClock{world.random, live.match.id}, sightOf(live), now);
}

void noteSight(LiveMatch& live, Instant now) {
    live.sight->note(sightOf(live), now);
}

void noteTyping(LiveMatch& live, const Participant& typist, Instant now) {
    const auto side = static_cast<std::size_t>(typist.side);
    live.sight->noteSide(side, sideSight(live.match, side), now);
}

void spectatorsDue(World& world, Step& step, MatchId id) {
    LiveMatch& live = world.matches.at(id);
    const SpectateUpdate update = spectateUpdate(live, step.now);
    if (!live.toldSpectators || !isSame(*live.toldSpectators, update)) {
        live.toldSpectators = update;
        step.tell(live.audience.present(), update);
    }
    armBatch(world, live, step.now);
}

void endSpectating(World& world, Step& step, const LiveMatch& ended, const MatchEnd& end,
                   const std::vector<BetsSettled::Payout>& payouts) {
    for (const auto* players : {&ended.audience.present(), &ended.audience.away()}) {
        for (const PlayerId player : *players)
            world.watching.erase(player);
    }
    if (!ended.audience.present().empty())
        step.tell(ended.audience.present(), finalUpdate(ended, step.now));
    step.tell(watchersWithoutBets(ended), resultOf(ended, end));
    tellBettors(world, step, ended, end, payouts);
}

} // namespace arcade::core
