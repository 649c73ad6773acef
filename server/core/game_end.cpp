#include "server/core/game_end.h"

#include "server/core/betting.h"
#include "server/core/direct_view.h"
#include "server/core/lobby.h"
#include "server/core/match.h"
#include "server/core/match_events.h"
#include "server/core/match_phases.h"
#include "server/core/policy.h"
#include "server/core/presence.h"
#include "server/core/settlement_plan.h"
#include "server/core/spectators.h"

#include <algorithm>

namespace arcade::core {
namespace {

GameResult resultFor(const Settlement& plan, const PlayerOutcome& own) {
    GameResult result;
    result.matchId = plan.match;
    result.gameType = plan.queue.gameType;
    result.stakeTier = plan.queue.tier;
    result.winner = {plan.winner};
    result.endReason = plan.endReason;
    result.duration = plan.endedAt - plan.startedAt;
    result.yourStats = own.stats;
    for (const PlayerOutcome& one : plan.players) {
        if (!policyOf(plan.queue.gameType).isAgainstOne) {
            result.players.push_back(one.stats);
        } else if (one.player != own.player) {
            result.opponent = one.card;
            result.opponentStats = one.stats;
        }
    }
    result.prize = own.prize;
    result.ratingChange = own.ratingChange;
    result.rating = own.ratingBefore + own.ratingChange;
    result.hunt = own.hunt;
    return result;
}

void tellEnd(const World& world, Step& step, const Match& match, const Settlement& plan) {
    if (!policyOf(match.queue.gameType).isPlayedHere) {
        DirectMatchState state = directMatchState(match);
        state.winner = plan.winner;
        state.reason = plan.reason;
        step.tell(playersOf(match), std::move(state));
        return;
    }
    tellRound(world, step, match);
    for (const PlayerOutcome& one : plan.players)
        step.tell(one.player, resultFor(plan, one));
    for (const PlayerOutcome& one : plan.players)
        step.tell(one.player, MatchSettled{match.id, {}, {}});
}

void raiseEnd(const World& world, Step& step, const Match& match, const Settlement& plan) {
    GameEndedEvent ended{
        match.id, plan.endReason, {plan.winner}, plan.endedAt - plan.startedAt, {}};
    if (policyOf(match.queue.gameType).isPlayedHere) {
        for (const PlayerOutcome& one : plan.players)
            ended.players.push_back(one.stats);
    }
    raiseEvent(world, step, match, std::move(ended));
}

void raiseRatings(const World& world, Step& step, const Match& match, const Settlement& plan) {
    for (std::size_t index = 0; index < plan.players.size(); ++index) {
        const PlayerOutcome& one = plan.players[index];
        if (one.ratingChange == 0)
            continue;
        raiseEvent(world, step, match,
                   RatingChangedEvent{match.id, one.stats.address, match.queue.gameType,
                                      one.ratingBefore, one.ratingBefore + one.ratingChange},
                   index);
    }
}

void resolve(World& world, Step& step, MatchId id, const Verdict& verdict,
             std::optional<std::string> reason = {}) {
    LiveMatch ended = takeMatch(world, id);
    Match& match = ended.match;
    enter(match, MatchPhase::Resolved, step.now);
    Settlement plan = planSettlement(match, verdict, step.now);
    plan.reason = std::move(reason);
    enter(match, MatchPhase::Settled, step.now);
    for (const PlayerId player : playersOf(match))
        world.places.erase(player);
    tellEnd(world, step, match, plan);
    // The store makes match.settled of the settlement: events are in the order of the phases.
    raiseEnd(world, step, match, plan);
    step.keep(plan);
    const auto payouts = settleBets(world, step, ended, verdict.winner);
    step.keep(MatchErased{id});
    raiseRatings(world, step, match, plan);
    endSpectating(world, step, ended, {plan.winner, plan.endReason}, payouts);
}

} // namespace

void resolveCompleted(World& world, Step& step, MatchId match, std::size_t participant) {
    const int side = world.matches.at(match).match.participants[participant].side;
    resolve(world, step, match, {EndReason::Completed, side, std::nullopt});
}

void resolveTimeout(World& world, Step& step, MatchId id) {
    const Match& match = world.matches.at(id).match;
    // A restart kept somebody from playing on: the server's fault costs nobody (SPEC 3.9).
    if (std::any_of(match.participants.begin(), match.participants.end(), isAwaitedSinceRestart))
        resolveVoid(world, step, id);
    else
        resolve(world, step, id, timeoutVerdict(match));
}

void resolveForfeit(World& world, Step& step, MatchId id, std::size_t participant) {
    const Match& match = world.matches.at(id).match;
    resolve(world, step, id, forfeitVerdict(match, match.participants[participant].side));
}

void resolveDeserted(World& world, Step& step, MatchId id) {
    Verdict verdict = timeoutVerdict(world.matches.at(id).match);
    verdict.reason = EndReason::Forfeit;
    resolve(world, step, id, verdict);
}

void resolveVoid(World& world, Step& step, MatchId match) {
    resolve(world, step, match, {EndReason::Void, std::nullopt, std::nullopt});
}

void resolveReported(World& world, Step& step, MatchId match, std::optional<int> winner,
                     std::string reason) {
    const bool isSaid = !reason.empty();
    resolve(world, step, match, {EndReason::Completed, winner, std::nullopt},
            isSaid ? std::optional{std::move(reason)} : std::nullopt);
}

void resolveUnplayed(World& world, Step& step, MatchId match, std::string reason) {
    resolve(world, step, match, {EndReason::Void, std::nullopt, std::nullopt}, std::move(reason));
}

} // namespace arcade::core
