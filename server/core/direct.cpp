#include "server/core/direct.h"

#include "server/core/direct_view.h"
#include "server/core/game_end.h"
#include "server/core/match.h"
#include "server/core/match_phases.h"
#include "server/core/policy.h"
#include "server/core/presence.h"
#include "server/core/queueing.h"

#include <algorithm>

namespace arcade::core {
namespace {

constexpr std::string_view kAbsenceReason = "A player stayed away.";

Result<LiveMatch*> findDirect(World& world, MatchId id) {
    const auto found = world.matches.find(id);
    if (found == world.matches.end() || policyOf(found->second.match.queue.gameType).isPlayedHere)
        return Error{ErrorCode::MatchNotFound, "There is no such match, or it is over."};
    return &found->second;
}

Result<LiveMatch*> findDirect(World& world, MatchId id, PlayerId player) {
    const Result<LiveMatch*> found = findDirect(world, id);
    if (found && !findParticipant(found.value()->match, player))
        return Error{ErrorCode::NotInMatch, "You are not a player of this match."};
    return found;
}

std::vector<PlayerId> playersThereBut(const Match& match, PlayerId player) {
    std::vector<PlayerId> players;
    for (const Participant& one : match.participants) {
        if (one.connected && one.ticket.player != player)
            players.push_back(one.ticket.player);
    }
    return players;
}

/// Whoever is there hears of it, and the player it is about.
std::vector<PlayerId> hearersOf(const Match& match, PlayerId player) {
    std::vector<PlayerId> hearers = playersThereBut(match, player);
    hearers.insert(hearers.begin(), player);
    return hearers;
}

void come(Participant& participant) {
    participant.response = ReadyResponse::Accept;
    participant.connected = true;
    participant.graceEndsAt.reset();
    participant.disconnectedAt.reset();
}

void go(Participant& participant, const Rules& rules, Instant now) {
    participant.connected = false;
    participant.graceEndsAt = now + rules.directAbsence;
}

} // namespace

Refusal renewTicket(World& world, Step& step, const RenewTicket& command) {
    const QueuePlace* place = queuePlaceOf(world, command.player);
    if (place == nullptr || !policyOf(place->queue->key().gameType).isFirstCome)
        return refusal(ErrorCode::NotInQueue, "You do not wait for a direct game.");
    prolongTicket(world, step, *place);
    return std::nullopt;
}

Refusal joinDirect(World& world, Step& step, const JoinDirect& command) {
    const Result<LiveMatch*> found = findDirect(world, command.match, command.player);
    if (!found)
        return found.error();
    LiveMatch& live = *found.value();
    Participant& participant = participantOf(live.match, command.player);
    if (participant.connected) {
        step.reply(command.player, directMatchState(live.match));
        return std::nullopt;
    }
    come(participant);
    step.keep(MatchSaved{live.match});
    step.reply(hearersOf(live.match, command.player), directMatchState(live.match));
    armMatch(world, live);
    return std::nullopt;
}

Refusal leaveDirect(World& world, Step& step, const LeaveDirect& command) {
    const Result<LiveMatch*> found = findDirect(world, command.match, command.player);
    if (!found)
        return found.error();
    LiveMatch& live = *found.value();
    Participant& participant = participantOf(live.match, command.player);
    if (!participant.connected) {
        step.reply(command.player, directMatchState(live.match));
        return std::nullopt;
    }
    go(participant, world.rules, step.now);
    step.keep(MatchSaved{live.match});
    step.reply(hearersOf(live.match, command.player), directMatchState(live.match));
    armMatch(world, live);
    return std::nullopt;
}

Refusal reportResult(World& world, Step& step, const ReportResult& command) {
    const Result<LiveMatch*> found = findDirect(world, command.match);
    if (!found)
        return found.error();
    const std::vector<Side>& sides = found.value()->match.sides;
    std::optional<int> winner;
    if (command.winner) {
        const auto side = std::find_if(sides.begin(), sides.end(),
                                       [&](const Side& one) { return one.id == *command.winner; });
        if (side == sides.end())
            return refusal(ErrorCode::InvalidState,
                           "\"" + *command.winner + "\" is not a player of this match.");
        winner = static_cast<int>(side - sides.begin());
    }
    resolveReported(world, step, command.match, winner, command.reason);
    return std::nullopt;
}

void beginDirect(const World& world, Match& match, Instant now) {
    enter(match, MatchPhase::Ready, now);
    enter(match, MatchPhase::Active, now);
    match.startedAt = now;
    for (Participant& one : match.participants)
        go(one, world.rules, now);
}

void connectedDirect(World& world, Step& step, LiveMatch& live, PlayerId player) {
    Match& match = live.match;
    step.reply(player, directMatchFound(match, player));
    Participant& participant = participantOf(match, player);
    if (!participant.disconnectedAt)
        return;
    come(participant);
    step.keep(MatchSaved{match});
    step.tell(hearersOf(match, player), directMatchState(match));
    armMatch(world, live);
}

void disconnectedDirect(World& world, Step& step, LiveMatch& live, PlayerId player) {
    Match& match = live.match;
    Participant& participant = participantOf(match, player);
    if (!participant.connected)
        return;
    go(participant, world.rules, step.now);
    participant.disconnectedAt = step.now;
    step.keep(MatchSaved{match});
    step.tell(playersThereBut(match, player), directMatchState(match));
    armMatch(world, live);
}

void restoreDirect(World& world, Step& step, LiveMatch& live) {
    for (Participant& one : live.match.participants) {
        if (one.connected)
            one.disconnectedAt = step.now;
        go(one, world.rules, step.now);
    }
    step.keep(MatchSaved{live.match});
    armMatch(world, live);
}

void extendDirect(World& world, Step& step, LiveMatch& live, Duration outage) {
    for (Participant& one : live.match.participants) {
        if (one.graceEndsAt)
            *one.graceEndsAt += outage;
    }
    step.keep(MatchSaved{live.match});
    armMatch(world, live);
}

void absenceDue(World& world, Step& step, MatchId id) {
    const LiveMatch& live = world.matches.at(id);
    const auto next = nextGraceEnd(live.match);
    if (next && *next <= step.now)
        resolveUnplayed(world, step, id, std::string{kAbsenceReason});
    else
        armMatch(world, live);
}

} // namespace arcade::core
