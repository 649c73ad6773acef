#include "client/state/crew_reducer.h"

#include <algorithm>

namespace arcade::client {
namespace {

/// The time to come is told to those on the roster; the map tells it to all.
void putOff(std::vector<MatchFound>& calls, const Territory& told) {
    for (MatchFound& call : calls) {
        if (told.battle != call.matchId || !told.startsAt)
            continue;
        call.acceptDeadline = *told.startsAt;
        call.acceptTimeLeft = told.timeLeft.value_or(call.acceptTimeLeft);
    }
}

} // namespace

void take(ClientState& state, const CrewState& message) {
    if (!state.player)
        return;
    const auto isSelf = [&](const CrewMember& one) {
        return one.player.address == state.player->address;
    };
    if (std::ranges::any_of(message.members, isSelf)) {
        state.crew = message;
        state.isCrewKnown = true;
    } else if (state.crew && state.crew->crewId == message.crewId) {
        loseCrew(state);
    }
}

void take(ClientState& state, const TerritoryList& message) {
    state.territories = message.territories;
}

void take(ClientState& state, const TerritoryUpdate& message) {
    const Territory& told = message.territory;
    const auto known = std::ranges::find(state.territories, told.id, &Territory::id);
    if (known != state.territories.end())
        *known = told;
    if (state.session.musters)
        putOff(*state.session.musters, told);
    putOff(state.declinedCalls, told);
}

void loseCrew(ClientState& state) {
    state.crew.reset();
    state.isCrewKnown = true;
    state.session.musters.reset();
    state.declinedCalls.clear();
    const auto& ticket = state.session.ticket;
    if (ticket && ticket->gameType == GameType::ProxyWar)
        state.session.ticket.reset();
}

} // namespace arcade::client
