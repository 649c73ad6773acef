#include "client/state/match_reducer.h"

#include "client/state/hunt_reducer.h"

#include <algorithm>

namespace arcade::client {
namespace {

MatchView* live(ClientState& state, MatchId id) {
    auto& match = state.session.match;
    return match && match->found.matchId == id ? &*match : nullptr;
}

ParticipantView* part(MatchView* match, const Address& address) {
    if (!match)
        return nullptr;
    const auto found = std::ranges::find(match->players, address, &ParticipantView::address);
    return found == match->players.end() ? nullptr : &*found;
}

template <class Progress>
void progressed(ParticipantView* view, const Progress& told) {
    if (!view)
        return;
    view->progress = told.progress;
    view->wpm = told.wpm;
    view->accuracy = told.accuracy;
}

ParticipantView present(const Address& address) {
    ParticipantView view;
    view.address = address;
    view.connected = true;
    return view;
}

/// A rating is told with the result; the counts beside it follow from it.
void rate(AuthSuccess& player, const GameResult& result) {
    auto found = std::ranges::find(player.ratings, result.gameType, &GameRating::gameType);
    if (found == player.ratings.end())
        found = player.ratings.insert(found, GameRating{result.gameType, 0, 0, 0});
    found->rating = result.rating;
    ++found->games;
    if (result.winner.value == player.address.toString())
        ++found->wins;
    if (result.gameType == GameType::CodeDuel)
        player.rating = result.rating;
}

} // namespace

void arrange(ClientState& state) {
    const auto place = [&](const ParticipantView& view) {
        const bool isOther = !state.player || view.address != state.player->address;
        return std::pair{isOther, view.address};
    };
    std::ranges::sort(state.session.match->players, {}, place);
}

void take(ClientState& state, const MatchFound& message) {
    SessionState& session = state.session;
    session.ticket.reset();
    session.lastResult.reset();
    state.settled.reset();
    state.gameDuration.reset();
    MatchView view;
    view.found = message;
    view.phaseEndsAt = message.acceptDeadline;
    view.phaseTimeLeft = message.acceptTimeLeft;
    if (message.opponent) {
        if (state.player)
            view.players.push_back(present(state.player->address));
        view.players.push_back(present(message.opponent->address));
    }
    for (const SideCard& side : message.sides) {
        for (const PlayerCard& card : side.players)
            view.players.push_back(present(card.address));
    }
    view.of = static_cast<int>(view.players.size());
    // Entering was accepting.
    if (message.gameType == GameType::BountyHunt)
        view.response = ReadyResponse::Accept;
    session.match = std::move(view);
    arrange(state);
}

void take(ClientState& state, const MatchReadyUpdate& message) {
    if (MatchView* match = live(state, message.matchId)) {
        match->accepted = message.accepted;
        match->of = message.of;
    }
}

void take(ClientState& state, const MatchCountdown& message) {
    MatchView* match = live(state, message.matchId);
    if (!match)
        return;
    if (match->phase == MatchPhase::Matched) {
        match->phase = MatchPhase::Ready;
        match->response = ReadyResponse::Accept;
        match->accepted = match->of;
        match->keysAccepted = 0;
        match->position = 0;
        match->errors = 0;
    }
    match->codeSequence = message.codeSequence;
    match->phaseEndsAt = message.gameStartsAt;
    match->phaseTimeLeft = message.timeLeft;
}

void take(ClientState& state, const GameStarted& message) {
    MatchView* match = live(state, message.matchId);
    if (!match)
        return;
    match->phase = MatchPhase::Active;
    match->phaseEndsAt = message.endsAt;
    match->phaseTimeLeft = message.timeLeft;
    state.gameDuration = message.duration;
    state.session.lastCancelled.reset();
    state.session.lastRemoved.reset();
}

void take(ClientState& state, const MatchExtended& message) {
    MatchView* match = live(state, message.matchId);
    if (!match || match->phase != message.phase)
        return;
    match->phaseEndsAt = message.phaseEndsAt;
    match->phaseTimeLeft = message.phaseTimeLeft;
    if (auto& lobby = state.session.lobby) {
        lobby->phaseEndsAt = message.phaseEndsAt;
        lobby->timeLeft = message.phaseTimeLeft;
    }
    if (match->phase == MatchPhase::Matched) {
        match->found.acceptDeadline = message.phaseEndsAt;
        match->found.acceptTimeLeft = message.phaseTimeLeft;
    }
}

void take(ClientState& state, const GameState& message) {
    MatchView* match = live(state, message.matchId);
    if (!match)
        return;
    match->keysAccepted = message.keysAccepted;
    match->position = message.position;
    match->errors = message.errors;
    if (message.sequence)
        match->codeSequence = *message.sequence;
    if (state.player)
        progressed(part(match, state.player->address), message);
}

void take(ClientState& state, const OpponentProgress& message) {
    MatchView* match = live(state, message.matchId);
    if (!match)
        return;
    if (message.players.empty() && match->found.opponent)
        progressed(part(match, match->found.opponent->address), message);
    if (!message.players.empty())
        keepField(*match, message);
    for (const PlayerProgress& told : message.players) {
        ParticipantView* view = part(match, told.address);
        progressed(view, told);
        if (view)
            noteStanding(*view, told);
    }
    countHunters(state);
}

void take(ClientState& state, const PlayerDisconnected& message) {
    ParticipantView* view = part(live(state, message.matchId), message.address);
    if (!view)
        return;
    view->connected = false;
    view->graceEndsAt = message.graceEndsAt;
    view->graceTimeLeft = message.timeLeft;
    view->endsAs = message.endsAs;
}

void take(ClientState& state, const PlayerReconnected& message) {
    ParticipantView* view = part(live(state, message.matchId), message.address);
    if (!view)
        return;
    view->connected = true;
    view->graceEndsAt.reset();
    view->graceTimeLeft.reset();
    view->endsAs.reset();
}

void take(ClientState& state, const GameResult& message) {
    const bool isNew =
        !state.session.lastResult || state.session.lastResult->matchId != message.matchId;
    if (liveMatch(state, message.matchId))
        leaveMatch(state);
    if (isNew)
        state.settled.reset();
    state.session.lastResult = message;
    // The payout is told by match.settled.
    if (state.player && isNew && message.endReason != EndReason::Void)
        rate(*state.player, message);
}

} // namespace arcade::client
