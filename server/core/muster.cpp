#include "server/core/muster.h"

#include "server/core/crews.h"
#include "server/core/match.h"
#include "server/core/match_events.h"
#include "server/core/match_start.h"
#include "server/core/memory.h"
#include "server/core/payout.h"
#include "server/core/presence.h"
#include "server/core/spectators.h"
#include "server/core/strikes.h"
#include "server/core/territories.h"
#include "server/core/views.h"
#include "server/core/war_end.h"
#include "server/core/war_shares.h"

#include <algorithm>

namespace arcade::core {
namespace {

/// Of the player's crew in this war.
std::optional<int> crewSideOf(const World& world, const Match& match, PlayerId player) {
    const Crew* crew = world.crews.crewOf(player);
    const std::vector<CrewId>& crews = match.war->crews;
    const auto side = crew == nullptr ? crews.end() : std::ranges::find(crews, crew->id);
    if (side == crews.end())
        return std::nullopt;
    return static_cast<int>(side - crews.begin());
}

bool isOn(const Participant& one, int side) {
    return one.side == side;
}

int fightersThere(const Match& match, int side) {
    return static_cast<int>(std::ranges::count_if(match.participants, [&](const Participant& one) {
        return isOn(one, side) && isPlaying(one) && one.connected;
    }));
}

std::vector<int> shortSides(const Match& match) {
    std::vector<int> sides;
    for (int side = 0; side < static_cast<int>(match.sides.size()); ++side) {
        if (fightersThere(match, side) < kCrewForBattle)
            sides.push_back(side);
    }
    return sides;
}

/// Members of the side's crew who are connected and not on the roster.
std::vector<PlayerId> onlookersOf(const World& world, const Match& match, int side) {
    const Crew* crew = world.crews.find(match.war->crews[static_cast<std::size_t>(side)]);
    if (crew == nullptr)
        return {};
    std::vector<PlayerId> online = onlineMembers(world, *crew);
    std::erase_if(online, [&](PlayerId player) { return findParticipant(match, player); });
    return online;
}

/// The crew's own roster is told to all its members.
void tellRoster(const World& world, Step& step, const Match& match, int side) {
    MatchReadyUpdate told{match.id, rosterSize(match, side), kRosterMost, {}};
    std::vector<PlayerId> to = onlookersOf(world, match, side);
    told.roster.emplace();
    for (const Participant& one : match.participants) {
        if (!isOn(one, side))
            continue;
        to.push_back(one.ticket.player);
        told.roster->push_back(one.ticket.card.address);
    }
    step.tell(std::move(to), std::move(told));
}

Match warOf(const World& world, std::vector<CrewId> crews, std::vector<Attack> attacks,
            Instant now) {
    Attack& first = attacks.front();
    Match match;
    for (Attack& attack : attacks)
        ++attack.pairings;
    match.id = world.random.matchId(first.id, first.pairings);
    match.queue = {GameType::ProxyWar, std::nullopt, first.territory};
    match.createdAt = now;
    match.phaseEndsAt = now + world.rules.muster;
    for (const CrewId crew : crews)
        match.sides.push_back({crew.toString(), world.crews.find(crew)->name});
    match.war = WarTerms{first.stake, std::move(crews), std::move(attacks), {}};
    return match;
}

void call(const World& world, Step& step, const Match& match) {
    for (int side = 0; side < static_cast<int>(match.sides.size()); ++side)
        step.tell(onlookersOf(world, match, side), musterCall(match, side, step.now));
}

Error rosterClosed(std::string_view why) {
    return {ErrorCode::InvalidState, std::string{why}};
}

/// Off the roster before it is locked.
void strikeOff(World& world, Step& step, LiveMatch& live, std::size_t index,
               const MatchCancelled& told) {
    Match& match = live.match;
    const Participant gone = match.participants[index];
    const auto at = static_cast<std::ptrdiff_t>(index);
    match.participants.erase(match.participants.begin() + at);
    live.typists.erase(live.typists.begin() + at);
    world.places.erase(gone.ticket.player);
    step.keep(ReservationReleased{gone.ticket.id, gone.ticket.player});
    step.tell(gone.ticket.player, told);
    rememberCancelled(world, step, gone.ticket.player, told);
    membersBack(world, step, match.war->crews[static_cast<std::size_t>(gone.side)], {});
}

void strikeOffAbsent(World& world, Step& step, LiveMatch& live) {
    for (std::size_t index = live.match.participants.size(); index-- > 0;) {
        if (!live.match.participants[index].connected)
            strikeOff(
                world, step, live, index,
                {live.match.id, CancelReason::OpponentDisconnected, Cause::You, false, {}, {}});
    }
}

/// The leader first, then by how long they are in the crew: so it is known whose the remainder is.
void orderRosters(const World& world, Match& match) {
    const auto rank = [&](const Participant& one) {
        const Crew* crew = world.crews.find(match.war->crews[static_cast<std::size_t>(one.side)]);
        const auto member =
            std::ranges::find(crew->members, one.ticket.player, &Membership::player);
        const bool isLeader = crew->leader == one.ticket.player;
        return std::tuple{one.side, isLeader ? 0 : 1, member - crew->members.begin()};
    };
    std::ranges::stable_sort(match.participants, {}, rank);
}

void shareStakes(Step& step, Match& match) {
    for (int side = 0; side < static_cast<int>(match.sides.size()); ++side) {
        const auto size = static_cast<std::size_t>(rosterSize(match, side));
        const std::vector<Amount> shares = sharesOf(match.war->stake, size);
        auto share = shares.begin();
        for (Participant& one : match.participants) {
            if (!isOn(one, side))
                continue;
            ARCADE_EXPECT(*share <= one.ticket.stake);
            const Amount surplus = one.ticket.stake - *share;
            one.ticket.stake = *share++;
            if (!surplus.isZero())
                step.keep(SurplusReleased{one.ticket.id, one.ticket.player, surplus});
        }
    }
}

/// Nobody is to blame for being away while the server is: there is time to come back.
bool isPutOff(World& world, Step& step, LiveMatch& live) {
    Match& match = live.match;
    if (world.blamelessUntil <= step.now || everyoneConnected(match))
        return false;
    match.phaseEndsAt = world.blamelessUntil;
    if (live.sight)
        noteSight(live, step.now);
    step.keep(MatchSaved{match});
    step.tell(playersOf(match), MatchExtended{match.id, match.phase, match.phaseEndsAt,
                                              timeLeft(match.phaseEndsAt, step.now)});
    tellTerritory(world, step, match.queue.subject);
    armMatch(world, live);
    return true;
}

bool waitsFor(const Match& match, PlayerId player) {
    return match.phase == MatchPhase::Matched && !findParticipant(match, player) &&
           std::ranges::find(match.war->declined, player) == match.war->declined.end();
}

/// The roster is locked without those who have not answered.
void tellNotComing(const World& world, Step& step, const Match& match) {
    for (int side = 0; side < static_cast<int>(match.sides.size()); ++side) {
        std::vector<PlayerId> silent = onlookersOf(world, match, side);
        std::erase_if(silent, [&](PlayerId player) { return !waitsFor(match, player); });
        step.tell(std::move(silent),
                  MatchCancelled{match.id, CancelReason::Timeout, Cause::You, false, {}, {}});
    }
}

} // namespace

void beginMuster(World& world, Step& step, std::vector<CrewId> crews, std::vector<Attack> attacks) {
    LiveMatch& live = addMatch(world, warOf(world, std::move(crews), std::move(attacks), step.now));
    const Match& match = live.match;
    step.keep(MatchSaved{match});
    raiseEvent(world, step, match, MatchCreatedEvent{match.id, match.queue, {}});
    call(world, step, match);
    armMatch(world, live);
}

Refusal enlistRefusal(const World& world, PlayerId player, MatchId id) {
    if (queuePlaceOf(world, player) != nullptr)
        return refusal(ErrorCode::AlreadyInQueue, "You are in a queue already.");
    if (liveMatchOf(world, player) != nullptr)
        return refusal(ErrorCode::AlreadyInMatch, "You are in a match already.");
    const auto found = world.matches.find(id);
    if (found == world.matches.end() || !found->second.match.war)
        return refusal(ErrorCode::MatchNotFound, "There is no such match, or it is over.");
    const Match& match = found->second.match;
    const std::optional<int> side = crewSideOf(world, match, player);
    if (!side)
        return refusal(ErrorCode::NotInMatch, "Your crew does not fight in this match.");
    if (match.phase != MatchPhase::Matched)
        return rosterClosed("The roster is locked.");
    if (rosterSize(match, *side) >= kRosterMost)
        return rosterClosed("The roster of your crew is full.");
    return std::nullopt;
}

Refusal enlist(World& world, Step& step, const Enlist& command) {
    if (Refusal refused = enlistRefusal(world, command.player, command.match))
        return refused;
    forgetAftermath(world, step, command.player);
    LiveMatch& live = world.matches.at(command.match);
    Match& match = live.match;
    Participant participant;
    participant.ticket.id = command.ticket;
    participant.ticket.queue = match.queue;
    participant.ticket.player = command.player;
    participant.ticket.card = command.card;
    participant.ticket.stake = heldOf(match.war->stake);
    participant.ticket.enteredAt = step.now;
    participant.side = *crewSideOf(world, match, command.player);
    participant.connected = command.connected;
    participant.shown = true;
    participant.response = ReadyResponse::Accept;
    match.participants.push_back(participant);
    live.typists.emplace_back();
    std::erase(match.war->declined, command.player);
    world.places.insert_or_assign(command.player, match.id);
    step.keep(MatchSaved{match});
    tellRoster(world, step, match, participant.side);
    return std::nullopt;
}

Refusal answerMuster(World& world, Step& step, LiveMatch& live, const Respond& command) {
    Match& match = live.match;
    if (findParticipant(match, command.player)) {
        if (command.response == ReadyResponse::Accept)
            return std::nullopt;
        return rosterClosed("You have accepted this match. Abandon it to leave.");
    }
    if (Refusal refused = seeMuster(world, match, command.player))
        return refused;
    if (match.phase != MatchPhase::Matched)
        return rosterClosed("The roster is locked.");
    if (command.response == ReadyResponse::Accept)
        return rosterClosed("A stake has to be held for this.");
    if (waitsFor(match, command.player)) {
        match.war->declined.push_back(command.player);
        step.keep(MatchSaved{match});
    }
    return std::nullopt;
}

Refusal seeMuster(const World& world, const Match& match, PlayerId player) {
    if (crewSideOf(world, match, player))
        return std::nullopt;
    return refusal(ErrorCode::NotInMatch, "Your crew does not fight in this match.");
}

void leaveMuster(World& world, Step& step, LiveMatch& live, std::size_t index,
                 CancelReason reason) {
    Match& match = live.match;
    Participant& leaver = match.participants[index];
    const PlayerId player = leaver.ticket.player;
    const Cause by = reason == CancelReason::Operator ? Cause::Server : Cause::You;
    MatchCancelled told{match.id, reason, by, false, {}, {}};
    if (match.phase == MatchPhase::Matched) {
        const int side = leaver.side;
        strikeOff(world, step, live, index, told);
        step.keep(MatchSaved{match});
        tellRoster(world, step, match, side);
        return;
    }
    if (by == Cause::You)
        addStrike(world, step, player, told);
    leaver.leftAt = step.now;
    leaver.connected = false;
    leaver.disconnectedAt.reset();
    world.places.erase(player);
    step.keep(MatchSaved{match});
    step.keep(ClaimEnded{leaver.ticket.id, player});
    step.tell(player, told);
    rememberCancelled(world, step, player, told);
    membersBack(world, step, match.war->crews[static_cast<std::size_t>(leaver.side)], {});
}

void lockRoster(World& world, Step& step, LiveMatch& live) {
    if (isPutOff(world, step, live))
        return;
    Match& match = live.match;
    const std::vector<int> tooFew = shortSides(match);
    if (!tooFew.empty()) {
        disbandShort(world, step, match.id, tooFew);
        return;
    }
    strikeOffAbsent(world, step, live);
    tellNotComing(world, step, match);
    orderRosters(world, match);
    live.typists.assign(match.participants.size(), {});
    shareStakes(step, match);
    for (const PlayerId player : playersOf(match)) {
        MatchFound found = matchFound(match, player, step.now);
        found.sides = sideCards(match);
        step.tell(player, std::move(found));
    }
    beginCountdown(world, step, live);
    tellTerritory(world, step, match.queue.subject);
}

bool mayStartWar(World& world, Step& step, LiveMatch& live) {
    if (isPutOff(world, step, live))
        return false;
    Match& match = live.match;
    const std::vector<int> tooFew = shortSides(match);
    if (!tooFew.empty()) {
        disbandShort(world, step, match.id, tooFew);
        return false;
    }
    for (Participant& one : match.participants) {
        if (one.connected || !isPlaying(one))
            continue;
        one.disconnectedAt = step.now;
        one.graceEndsAt = step.now + graceLeft(world.rules, one);
    }
    return true;
}

MatchFound musterCall(const Match& match, int side, Instant now) {
    MatchFound found = warFound(match, side, now);
    found.wager = heldOf(match.war->stake);
    return found;
}

std::vector<MatchFound> mustersFor(const World& world, PlayerId player, Instant now) {
    std::vector<MatchFound> calls;
    for (const auto& [territory, id] : world.battles) {
        const Match& match = world.matches.at(id).match;
        const std::optional<int> side = crewSideOf(world, match, player);
        if (side && waitsFor(match, player))
            calls.push_back(musterCall(match, *side, now));
    }
    return calls;
}

void callMember(const World& world, Step& step, PlayerId player) {
    if (!world.online.contains(player))
        return;
    for (MatchFound& found : mustersFor(world, player, step.now))
        step.tell(player, std::move(found));
}

void restoreMuster(World& world, Step& step, LiveMatch& live, Duration outage) {
    Match& match = live.match;
    match.phaseEndsAt = std::max(match.phaseEndsAt + outage, step.now + world.rules.restartGrace);
    if (match.phase == MatchPhase::Ready) {
        live.nextTick = step.now;
        openToSpectators(world, live, step.now);
    }
    step.keep(MatchSaved{match});
    armMatch(world, live);
}

} // namespace arcade::core
