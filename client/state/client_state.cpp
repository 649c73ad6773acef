#include "client/state/client_state.h"

#include <algorithm>

namespace arcade::client {

const MatchView* liveMatch(const ClientState& state, MatchId id) {
    const auto& match = state.session.match;
    return match && match->found.matchId == id ? &*match : nullptr;
}

const ParticipantView* participant(const MatchView& match, const Address& address) {
    const auto found = std::ranges::find(match.players, address, &ParticipantView::address);
    return found == match.players.end() ? nullptr : &*found;
}

const ParticipantView* ownPart(const ClientState& state) {
    if (!state.player || !state.session.match)
        return nullptr;
    return participant(*state.session.match, state.player->address);
}

const ParticipantView* opponentOf(const ClientState& state) {
    if (!state.player || !state.session.match)
        return nullptr;
    const auto& players = state.session.match->players;
    const auto found = std::ranges::find_if(
        players, [&](const ParticipantView& one) { return one.address != state.player->address; });
    return found == players.end() ? nullptr : &*found;
}

const WarSide* sideOf(const WarReport& war, const Address& fighter) {
    const auto found = std::ranges::find_if(war.sides, [&](const WarSide& side) {
        return std::ranges::find(side.roster, fighter) != side.roster.end();
    });
    return found == war.sides.end() ? nullptr : &*found;
}

bool isOwnWin(const ClientState& state, const GameResult& result) {
    if (!result.winner.value || !state.player)
        return false;
    const std::string& winner = *result.winner.value;
    if (result.gameType != GameType::ProxyWar)
        return winner == state.player->address.toString();
    const WarSide* own = result.war ? sideOf(*result.war, state.player->address) : nullptr;
    return own != nullptr && winner == own->crewId;
}

bool leadsCrew(const ClientState& state) {
    if (!state.crew || !state.player)
        return false;
    const auto leader = std::ranges::find(state.crew->members, CrewRole::Leader, &CrewMember::role);
    return leader != state.crew->members.end() && leader->player.address == state.player->address;
}

std::vector<const MatchFound*> openCalls(const ClientState& state) {
    std::vector<const MatchFound*> calls;
    if (state.session.musters) {
        for (const MatchFound& call : *state.session.musters)
            calls.push_back(&call);
    }
    for (const MatchFound& call : state.declinedCalls)
        calls.push_back(&call);
    return calls;
}

const SpectateJoined* watchedMatch(const ClientState& state) {
    if (state.session.spectating)
        return &*state.session.spectating;
    return state.lastWatch ? &state.lastWatch->view : nullptr;
}

const BetsOnMatch* betsOn(const ClientState& state, MatchId match) {
    const auto found = std::ranges::find(state.bets, match, &BetsOnMatch::match);
    return found == state.bets.end() ? nullptr : &*found;
}

} // namespace arcade::client
