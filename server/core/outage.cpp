#include "server/core/outage.h"

#include "server/core/direct.h"
#include "server/core/lobby.h"
#include "server/core/match.h"
#include "server/core/policy.h"
#include "server/core/presence.h"
#include "server/core/queueing.h"

#include <algorithm>

namespace arcade::core {
namespace {

void tellAway(Step& step, const Match& match) {
    for (const Participant& one : match.participants) {
        if (!one.connected && isPlaying(one))
            tellGone(step, match, one, match.restartGraceEndsAt.value_or(match.phaseEndsAt));
    }
}

void extendMatch(World& world, Step& step, LiveMatch& live, Duration outage) {
    Match& match = live.match;
    if (!policyOf(match.queue.gameType).isPlayedHere) {
        extendDirect(world, step, live, outage);
        return;
    }
    switch (match.phase) {
    case MatchPhase::Matched:
        // Their prompts have run out meanwhile: what was left would be too short to see it.
        match.phaseEndsAt = step.now + world.rules.accept;
        break;
    case MatchPhase::Ready:
        match.phaseEndsAt += outage;
        live.nextTick += outage;
        break;
    case MatchPhase::Active: moveGame(match, world.rules, outage, step.now); break;
    case MatchPhase::Resolved:
    case MatchPhase::Settled:
    case MatchPhase::Cancelled: ARCADE_UNREACHABLE();
    }
    if (live.sight)
        live.sight->moveClock(outage);
    step.keep(MatchSaved{match});
    step.tell(playersOf(match), MatchExtended{match.id, match.phase, match.phaseEndsAt,
                                              timeLeft(match.phaseEndsAt, step.now)});
    tellAway(step, match);
    armMatch(world, live);
}

void extendTickets(World& world, Step& step, TicketQueue& queue, Duration outage) {
    queue.giveBack(outage, world.blamelessUntil, step.now);
    for (const Ticket* ticket : queue.tickets())
        step.keep(TicketSaved{*ticket});
}

} // namespace

void moveGame(Match& match, const Rules& rules, Duration outage, Instant now) {
    bool isSomebodyAway = false;
    for (Participant& one : match.participants) {
        if (one.cursor.lastCorrectAt)
            *one.cursor.lastCorrectAt += outage;
        if (one.connected || !isPlaying(one))
            continue;
        isSomebodyAway = true;
        if (one.disconnectedAt && one.graceEndsAt)
            one.graceUsed += std::max(Duration{0}, now - outage - *one.disconnectedAt);
        one.graceEndsAt.reset();
        one.disconnectedAt.reset();
    }
    *match.startedAt += outage;
    match.phaseEndsAt += outage;
    if (isSomebodyAway)
        match.restartGraceEndsAt = now + rules.restartGrace;
}

void endStandstill(World& world, Step& step, Duration outage) {
    world.blamelessUntil = step.now + world.rules.restartGrace;
    for (auto& [id, live] : world.matches)
        extendMatch(world, step, live, outage);
    extendLobbies(world, step, outage);
    std::vector<QueueKey> keys;
    for (auto& [key, queue] : world.queues) {
        extendTickets(world, step, queue, outage);
        keys.push_back(key);
    }
    for (const QueueKey& key : keys)
        settleQueue(world, step, key);
}

} // namespace arcade::core
