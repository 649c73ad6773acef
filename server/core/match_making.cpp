#include "server/core/match_making.h"

#include "server/core/match.h"
#include "server/core/match_events.h"
#include "server/core/views.h"

#include <algorithm>

namespace arcade::core {
namespace {

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
        match.sides.push_back({ticket.card.address.toString(), ticket.card.callsign});
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

} // namespace

void makeMatch(World& world, Step& step, const std::vector<Ticket>& tickets) {
    LiveMatch& live = addMatch(world, matchOf(world, tickets, step.now));
    const Match& match = live.match;
    step.keep(MatchSaved{match});
    for (const Ticket& ticket : tickets)
        step.keep(TicketErased{ticket.id});
    rememberPairings(step, match);
    raiseEvent(world, step, match, MatchCreatedEvent{match.id, match.queue, addressesOf(match)});
    for (const Ticket& ticket : tickets)
        step.tell(ticket.player, matchFound(match, ticket.player, step.now));
    observeWaits(step, match);
    armMatch(world, live);
}

} // namespace arcade::core
