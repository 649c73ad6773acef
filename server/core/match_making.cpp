#include "server/core/match_making.h"

#include "server/core/direct.h"
#include "server/core/direct_view.h"
#include "server/core/match.h"
#include "server/core/match_events.h"
#include "server/core/match_start.h"
#include "server/core/policy.h"
#include "server/core/views.h"

#include <algorithm>

namespace arcade::core {
namespace {

/// Players of games that are played elsewhere are known by the names they have there.
Side sideOf(const Ticket& ticket) {
    const PlayerCard& card = ticket.card;
    const bool isPlayedHere = policyOf(ticket.queue.gameType).isPlayedHere;
    return {isPlayedHere ? card.address.toString() : card.callsign, card.callsign};
}

Match matchOf(const World& world, const std::vector<Ticket>& tickets, Instant now) {
    const Ticket& served = tickets.front();
    Match match;
    match.id = world.random.matchId(served.id, served.pairings);
    match.queue = served.queue;
    match.createdAt = now;
    match.phaseEndsAt = now + world.rules.accept;
    for (const Ticket& ticket : tickets) {
        Participant participant;
        participant.ticket = ticket;
        participant.side = static_cast<int>(match.sides.size());
        match.participants.push_back(participant);
        match.sides.push_back(sideOf(ticket));
    }
    return match;
}

/// The lower id first: the same two are one pairing whoever was served.
void rememberPairings(Step& step, const Match& match) {
    std::vector<PlayerId> players = playersOf(match);
    std::sort(players.begin(), players.end());
    for (std::size_t first = 0; first < players.size(); ++first) {
        for (std::size_t second = first + 1; second < players.size(); ++second)
            step.keep(PairingSaved{{match.queue, players[first], players[second], step.now}});
    }
}

/// A wait is real once: a ticket that was put back has been counted.
void observeWaits(Step& step, const Match& match) {
    for (const Participant& one : match.participants) {
        if (one.ticket.pairings != 1)
            continue;
        const Duration wait = step.now - one.ticket.enteredAt;
        Observations::Wait observed{match.queue, wait, {}};
        if (const auto& told = one.ticket.told)
            observed.insideTold = wait >= told->low && wait <= told->high;
        step.outcome.observations.waits.push_back(observed);
    }
}

void tellFound(Step& step, const Match& match) {
    const GamePolicy& policy = policyOf(match.queue.gameType);
    const std::vector<PlayerId> players = playersOf(match);
    if (policy.hasLobby) {
        // The same for all, and long.
        step.tell(players, matchFound(match, players.front(), step.now));
        return;
    }
    for (const PlayerId player : players) {
        if (policy.isPlayedHere)
            step.tell(player, matchFound(match, player, step.now));
        else
            step.tell(player, directMatchFound(match, player));
    }
}

/// Entering was accepting.
void acceptAll(Match& match, std::optional<std::int64_t> round) {
    match.round = round;
    for (Participant& one : match.participants) {
        one.shown = true;
        one.response = ReadyResponse::Accept;
    }
}

} // namespace

void makeMatch(World& world, Step& step, const std::vector<Ticket>& tickets,
               std::optional<std::int64_t> round) {
    LiveMatch& live = addMatch(world, matchOf(world, tickets, step.now));
    Match& match = live.match;
    const GamePolicy& policy = policyOf(match.queue.gameType);
    if (!policy.isPlayedHere)
        beginDirect(world, match, step.now);
    if (policy.hasLobby)
        acceptAll(match, round);
    step.keep(MatchSaved{match});
    for (const Ticket& ticket : tickets)
        step.keep(TicketErased{ticket.id});
    if (!policy.isFirstCome && !policy.hasLobby)
        rememberPairings(step, match);
    raiseEvent(world, step, match, MatchCreatedEvent{match.id, match.queue, addressesOf(match)});
    tellFound(step, match);
    observeWaits(step, match);
    if (policy.hasLobby)
        beginCountdown(world, step, live);
    else
        armMatch(world, live);
}

} // namespace arcade::core
