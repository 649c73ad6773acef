#include "server/core/match_start.h"

#include "server/core/cancellation.h"
#include "server/core/lobby.h"
#include "server/core/match.h"
#include "server/core/match_events.h"
#include "server/core/match_phases.h"
#include "server/core/memory.h"
#include "server/core/policy.h"
#include "server/core/ring.h"
#include "server/core/sequence.h"
#include "server/core/spectators.h"

namespace arcade::core {
namespace {

constexpr std::chrono::seconds kTick{1};

void tellCountdown(Step& step, LiveMatch& live) {
    const Match& match = live.match;
    const Duration left = timeLeft(match.phaseEndsAt, step.now);
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(left);
    step.tell(playersOf(match),
              MatchCountdown{match.id, seconds, left, match.sequence, match.phaseEndsAt});
    live.nextTick = match.phaseEndsAt - (seconds - kTick);
}

void startGame(World& world, Step& step, LiveMatch& live) {
    Match& match = live.match;
    const Duration duration = playTime(world.rules, match.queue.gameType);
    StakesEscrowed stakes{match.id, match.queue.partition(), {}};
    for (const Participant& one : match.participants) {
        forgetAftermath(world, step, one.ticket.player);
        stakes.shares.push_back({one.ticket.id, one.ticket.player, one.ticket.stake});
    }
    enter(match, MatchPhase::Active, step.now + duration);
    match.startedAt = step.now;
    noteSight(live, step.now);
    step.keep(std::move(stakes));
    step.keep(MatchSaved{match});
    raiseEvent(world, step, match, GameStartedEvent{match.id, match.phaseEndsAt});
    step.tell(playersOf(match),
              GameStarted{match.id, std::chrono::ceil<std::chrono::seconds>(duration),
                          match.phaseEndsAt, duration});
    tellRound(world, step, match);
    armMatch(world, live);
}

} // namespace

void beginCountdown(World& world, Step& step, LiveMatch& live) {
    Match& match = live.match;
    const bool hasLobby = policyOf(match.queue.gameType).hasLobby;
    match.sequence = makeSequence(world.random, match.id, 0, sequenceLength(match.queue));
    if (hasLobby)
        drawRing(world.random, match);
    enter(match, MatchPhase::Ready,
          step.now + (hasLobby ? world.rules.assigning : world.rules.countdown));
    openToSpectators(world, live, step.now);
    step.keep(MatchSaved{match});
    tellRound(world, step, match);
    tellCountdown(step, live);
    if (hasLobby)
        tellTargets(step, match);
    armMatch(world, live);
}

void countdownDue(World& world, Step& step, MatchId id) {
    LiveMatch& live = world.matches.at(id);
    Match& match = live.match;
    if (step.now < match.phaseEndsAt) {
        tellCountdown(step, live);
        armMatch(world, live);
        return;
    }
    if (everyoneConnected(match) ||
        goesOnWithout(world, step, live, becauseOfAway(world, step, match)))
        startGame(world, step, live);
}

} // namespace arcade::core
