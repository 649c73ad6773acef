#include "client/state/watch_reducer.h"

#include <algorithm>
#include <utility>

namespace arcade::client {
namespace {

bool isWatched(const ClientState& state, MatchId match) {
    return state.session.spectating && state.session.spectating->update.matchId == match;
}

bool wasWatched(const ClientState& state, MatchId match) {
    return state.lastWatch && state.lastWatch->view.update.matchId == match;
}

BetsOnMatch& noteMatch(ClientState& state, MatchId match) {
    const auto known = std::ranges::find(state.bets, match, &BetsOnMatch::match);
    if (known != state.bets.end())
        return *known;
    if (state.bets.size() == ClientState::kMaxBetMatches)
        state.bets.erase(state.bets.begin());
    BetsOnMatch& noted = state.bets.emplace_back();
    noted.match = match;
    return noted;
}

/// A receipt may be told twice: by itself, and with all that is told on the way back.
void noteBet(std::vector<BetReceipt>& bets, const BetReceipt& bet) {
    if (std::ranges::find(bets, bet.bet, &BetReceipt::bet) == bets.end())
        bets.push_back(bet);
}

void noteBets(ClientState& state, const SpectateJoined& told) {
    if (told.bets.empty())
        return;
    BetsOnMatch& noted = noteMatch(state, told.update.matchId);
    noted.sides = told.players;
    noted.isUncertain = false;
    for (const BetReceipt& bet : told.bets)
        noteBet(noted.bets, bet);
}

void settle(BetsOnMatch& bets, const SpectateResult& result) {
    bets.result = result;
    bets.isUncertain = false;
}

} // namespace

void take(ClientState& state, const SpectateJoined& message) {
    state.session.spectating = message;
    state.lastWatch.reset();
    noteBets(state, message);
}

void take(ClientState& state, const SpectateUpdate& message) {
    if (wasWatched(state, message.matchId))
        state.lastWatch->view.update = message;
    if (!isWatched(state, message.matchId))
        return;
    SpectateJoined& watched = *state.session.spectating;
    watched.update = message;
    watched.canBet = watched.canBet && message.phase == MatchPhase::Ready;
}

void take(ClientState& state, const SpectateBetAccepted& message) {
    state.session.balance = message.balance;
    const BetReceipt& receipt = message.receipt;
    BetsOnMatch& noted = noteMatch(state, receipt.matchId);
    noteBet(noted.bets, receipt);
    if (!isWatched(state, receipt.matchId))
        return;
    noteBet(state.session.spectating->bets, receipt);
    noted.sides = state.session.spectating->players;
}

void take(ClientState& state, const SpectateResult& message) {
    if (message.balance)
        state.session.balance = *message.balance;
    if (betsOn(state, message.matchId) || !message.bets.empty())
        settle(noteMatch(state, message.matchId), message);
    if (isWatched(state, message.matchId)) {
        state.lastWatch = PastWatch{std::move(*state.session.spectating), message};
        state.session.spectating.reset();
    } else if (wasWatched(state, message.matchId)) {
        state.lastWatch->result = message;
    }
}

void resumeWatch(ClientState& state, const Boxed<SpectateJoined>& told,
                 const std::vector<SpectateResult>& results) {
    for (BetsOnMatch& bets : state.bets)
        bets.isUncertain = !bets.result;
    for (const SpectateResult& result : results) {
        const auto known = std::ranges::find(state.bets, result.matchId, &BetsOnMatch::match);
        if (known == state.bets.end() || !known->result)
            settle(noteMatch(state, result.matchId), result);
    }
    if (told) {
        state.lastWatch.reset();
        noteBets(state, *told);
    } else if (state.session.spectating) {
        state.lastWatch = PastWatch{std::move(*state.session.spectating), {}};
        const MatchId match = state.lastWatch->view.update.matchId;
        const auto result = std::ranges::find(results, match, &SpectateResult::matchId);
        if (result != results.end())
            state.lastWatch->result = *result;
    }
}

void leaveWatch(ClientState& state, MatchId match) {
    if (isWatched(state, match))
        state.session.spectating.reset();
    if (wasWatched(state, match))
        state.lastWatch.reset();
}

} // namespace arcade::client
