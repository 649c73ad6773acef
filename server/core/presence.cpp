#include "server/core/presence.h"

#include "server/core/cancellation.h"
#include "server/core/departure.h"
#include "server/core/direct.h"
#include "server/core/game_end.h"
#include "server/core/match.h"
#include "server/core/policy.h"
#include "server/core/queueing.h"
#include "server/core/spectators.h"

#include <algorithm>

namespace arcade::core {
namespace {

std::chrono::seconds wholeSeconds(Duration duration) {
    return std::chrono::ceil<std::chrono::seconds>(duration);
}

void tellBack(const World& world, Step& step, const Match& match, const Participant& back) {
    const Duration left = match.phase == MatchPhase::Active ? graceLeft(world.rules, back)
                                                            : timeLeft(match.phaseEndsAt, step.now);
    step.tell(playersBut(match, back.ticket.player),
              PlayerReconnected{match.id, back.ticket.card.address, wholeSeconds(left), {}, left});
}

void goneFromMatch(World& world, Step& step, LiveMatch& live, PlayerId player) {
    Match& match = live.match;
    if (!policyOf(match.queue.gameType).isPlayedHere) {
        disconnectedDirect(world, step, live, player);
        return;
    }
    Participant& participant = participantOf(match, player);
    if (!participant.connected)
        return;
    participant.connected = false;
    if (match.phase == MatchPhase::Matched) {
        cancelMatch(world, step, match.id, becauseOfAway(world, step, match));
        return;
    }
    Instant until = match.phaseEndsAt;
    if (match.phase == MatchPhase::Active && step.now < world.blamelessUntil) {
        until =
            std::max(world.blamelessUntil, match.restartGraceEndsAt.value_or(world.blamelessUntil));
        match.restartGraceEndsAt = until;
    } else {
        participant.disconnectedAt = step.now;
        if (match.phase == MatchPhase::Active) {
            until = step.now + graceLeft(world.rules, participant);
            participant.graceEndsAt = until;
        }
    }
    step.keep(MatchSaved{match});
    tellGone(step, match, participant, until);
    armMatch(world, live);
}

void backInMatch(World& world, Step& step, LiveMatch& live, PlayerId player) {
    Match& match = live.match;
    if (!policyOf(match.queue.gameType).isPlayedHere) {
        connectedDirect(world, step, live, player);
        return;
    }
    Participant& participant = participantOf(match, player);
    if (participant.connected)
        return;
    participant.connected = true;
    // Absence that the server itself caused (a restart) is on nobody's account.
    if (participant.graceEndsAt && participant.disconnectedAt)
        participant.graceUsed += step.now - *participant.disconnectedAt;
    participant.graceEndsAt.reset();
    participant.disconnectedAt.reset();
    forgetRestartGrace(match);
    step.keep(MatchSaved{match});
    tellBack(world, step, match, participant);
    armMatch(world, live);
}

} // namespace

void tellGone(Step& step, const Match& match, const Participant& gone, Instant until) {
    const Duration left = timeLeft(until, step.now);
    step.tell(playersBut(match, gone.ticket.player),
              PlayerDisconnected{match.id, gone.ticket.card.address, wholeSeconds(left), until,
                                 left, endsAs(match, gone)});
}

void connected(World& world, Step& step, PlayerId player) {
    if (LiveMatch* live = liveMatchOf(world, player))
        backInMatch(world, step, *live, player);
    else if (const QueuePlace* place = queuePlaceOf(world, player))
        resumeTicket(world, step, *place);
    spectatorBack(world, step.now, player);
}

void disconnected(World& world, Step& step, PlayerId player) {
    if (LiveMatch* live = liveMatchOf(world, player))
        goneFromMatch(world, step, *live, player);
    else if (const QueuePlace* place = queuePlaceOf(world, player))
        suspendTicket(world, step, *place);
    spectatorAway(world, step.now, player);
}

bool isAwaitedSinceRestart(const Participant& participant) {
    return isPlaying(participant) && !participant.connected && !participant.graceEndsAt;
}

void forgetRestartGrace(Match& match) {
    if (std::none_of(match.participants.begin(), match.participants.end(), isAwaitedSinceRestart))
        match.restartGraceEndsAt.reset();
}

std::optional<EndReason> endsAs(const Match& match, const Participant& gone) {
    if (match.phase != MatchPhase::Active)
        return std::nullopt;
    if (isAwaitedSinceRestart(gone))
        return EndReason::Void;
    if (policyOf(match.queue.gameType).goesOnWithoutLeavers)
        return std::nullopt;
    return EndReason::Forfeit;
}

Duration graceLeft(const Rules& rules, const Participant& participant) {
    return std::clamp(rules.graceInAll - participant.graceUsed, Duration{0}, rules.grace);
}

std::optional<Instant> nextGraceEnd(const Match& match) {
    std::optional<Instant> next = match.restartGraceEndsAt;
    for (const Participant& participant : match.participants) {
        if (participant.graceEndsAt)
            next = std::min(*participant.graceEndsAt, next.value_or(*participant.graceEndsAt));
    }
    return next;
}

bool graceDue(World& world, Step& step, MatchId id) {
    LiveMatch& live = world.matches.at(id);
    const Match& match = live.match;
    if (match.restartGraceEndsAt && *match.restartGraceEndsAt <= step.now) {
        resolveVoid(world, step, id);
        return false;
    }
    for (std::size_t index = 0; index < match.participants.size(); ++index) {
        const auto& until = match.participants[index].graceEndsAt;
        if (!until || *until > step.now)
            continue;
        if (connectedCount(match) == 0)
            resolveVoid(world, step, id);
        else if (leaveGame(world, step, live, index))
            continue;
        return false;
    }
    return true;
}

} // namespace arcade::core
