#include "client/state/hunt_reducer.h"

#include <algorithm>

namespace arcade::client {
namespace {

bool isNamed(const OpponentProgress& told, const Address& address) {
    return std::ranges::find(told.players, address, &PlayerProgress::address) != told.players.end();
}

} // namespace

void keepField(MatchView& match, const OpponentProgress& told) {
    std::erase_if(match.players,
                  [&](const ParticipantView& one) { return !isNamed(told, one.address); });
    for (SideCard& side : match.found.sides)
        std::erase_if(side.players,
                      [&](const PlayerCard& card) { return !isNamed(told, card.address); });
    std::erase_if(match.found.sides, [](const SideCard& side) { return side.players.empty(); });
    match.of = static_cast<int>(match.players.size());
    match.accepted = std::min(match.accepted, match.of);
}

void noteStanding(ParticipantView& view, const PlayerProgress& told) {
    view.score = told.score;
    view.left = told.left;
    if (!told.left.value_or(false))
        return;
    view.connected = false;
    view.graceEndsAt.reset();
    view.graceTimeLeft.reset();
    view.endsAs.reset();
}

void countHunters(ClientState& state) {
    SessionState& session = state.session;
    if (!session.lobby || !session.match || session.lobby->phase != LobbyPhase::Active)
        return;
    session.lobby->players = static_cast<int>(
        std::ranges::count_if(session.match->players, [](const ParticipantView& one) {
            return !one.left.value_or(false);
        }));
}

void take(ClientState& state, const GameAssignment& message) {
    auto& match = state.session.match;
    if (!match || match->found.matchId != message.matchId)
        return;
    match->target = message.target;
    match->bounty = message.bounty;
}

void leaveMatch(ClientState& state) {
    auto& match = state.session.match;
    if (match && !match->found.sides.empty())
        state.lastField = PlayedField{match->found.matchId, std::move(match->found.sides)};
    match.reset();
    state.session.lobby.reset();
}

void abandoned(ClientState& state, MatchId match) {
    const MatchView* live = liveMatch(state, match);
    // A duel ends with who leaves it, and tells so; a match of many goes on without.
    if (live != nullptr && live->phase == MatchPhase::Active && !live->found.opponent)
        leaveMatch(state);
}

} // namespace arcade::client
