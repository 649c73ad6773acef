#include "client/state/direct_reducer.h"

#include "shared/vocabulary/overloaded.h"

#include <vector>

namespace arcade::client {
namespace {

bool isOf(const DirectState& state, MatchId match) {
    return state.match && state.match->id == match;
}

DirectMatch& enter(DirectState& state, MatchId match) {
    if (!isOf(state, match)) {
        state.match.emplace();
        state.match->id = match;
    }
    return *state.match;
}

void take(DirectState& state, const DirectMatchFound& message) {
    DirectMatch& match = enter(state, message.matchId);
    match.key = {message.game, message.asset, message.amount};
    match.opponentId = message.opponentId;
}

template <class Ids>
void noteOpponent(const DirectState& state, DirectMatch& match, const Ids& ids) {
    for (const std::string& id : ids) {
        if (id != state.playerId)
            match.opponentId = id;
    }
}

void take(DirectState& state, const DirectMatchState& message) {
    if (!isOf(state, message.matchId))
        return;
    DirectMatch& match = *state.match;
    match.status = message.status;
    match.players = message.players;
    match.winner = message.winner;
    match.reason = message.reason;
    std::vector<std::string> ids;
    for (const auto& [id, presence] : message.players)
        ids.push_back(id);
    noteOpponent(state, match, ids);
}

} // namespace

bool isPresent(const DirectMatch& match, const std::string& playerId) {
    const auto found = match.players.find(playerId);
    return found != match.players.end() && found->second.connected;
}

void reduce(DirectState& state, const ServerMessage& message) {
    std::visit(Overloaded{[&](const DirectMatchFound& found) { take(state, found); },
                          [&](const DirectMatchState& told) { take(state, told); },
                          [](const auto&) {}},
               message);
}

void reduce(DirectState& state, const FindMatchReply& reply) {
    if (!reply.matchId || isOf(state, *reply.matchId))
        return;
    DirectMatch& match = enter(state, *reply.matchId);
    if (state.search)
        match.key = *state.search;
}

void reduce(DirectState& state, const DirectMatchReply& reply) {
    if (!isOf(state, reply.id))
        return;
    DirectMatch& match = *state.match;
    match.key = {reply.game, reply.asset, reply.amount};
    noteOpponent(state, match, reply.players);
    match.status = reply.status;
    match.winner = reply.winner;
    match.reason = reply.reason;
}

void endUntold(DirectState& state) {
    if (state.match)
        state.match->status = DirectStatus::Finished;
}

} // namespace arcade::client
