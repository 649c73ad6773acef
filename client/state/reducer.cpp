#include "client/state/reducer.h"

#include <algorithm>

namespace arcade::client {
namespace {

MatchView* live(ClientState& state, MatchId id) {
    auto& match = state.session.match;
    return match && match->found.matchId == id ? &*match : nullptr;
}

ParticipantView* part(MatchView& match, const Address& address) {
    const auto found = std::ranges::find(match.players, address, &ParticipantView::address);
    return found == match.players.end() ? nullptr : &*found;
}

template <class Progress>
void progressed(ParticipantView* view, const Progress& told) {
    if (!view)
        return;
    view->progress = told.progress;
    view->wpm = told.wpm;
    view->accuracy = told.accuracy;
}

/// A new ticket or match is a new story: how the last one ended is over.
void beginAnew(SessionState& session) {
    session.lastResult.reset();
    session.lastCancelled.reset();
    session.lastRemoved.reset();
}

ParticipantView present(const Address& address) {
    ParticipantView view;
    view.address = address;
    view.connected = true;
    return view;
}

struct Reducer {
    ClientState& state;
    SessionState& session = state.session;

    void operator()(const AuthSuccess& message) const {
        state.player = message;
        session.balance = message.balance;
    }

    void operator()(const SessionState& message) const {
        const bool sameMatch = session.match && message.match &&
                               session.match->found.matchId == message.match->found.matchId;
        const bool sameResult = state.settled && message.lastResult &&
                                state.settled->matchId == message.lastResult->matchId;
        session = message;
        if (!sameMatch)
            state.gameDuration.reset();
        if (!sameResult)
            state.settled.reset();
    }

    void operator()(const QueueUpdate& message) const {
        if (message.status == TicketStatus::Removed) {
            session.ticket.reset();
            session.lastRemoved = message;
            return;
        }
        if (!session.ticket && !session.lastCancelled)
            beginAnew(session);
        session.lastRemoved.reset();
        session.ticket = message;
    }

    void operator()(const LobbyUpdate& message) const { session.lobby = message; }

    void operator()(const MatchFound& message) const {
        beginAnew(session);
        session.ticket.reset();
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
        for (const SideCard& side : message.sides)
            for (const PlayerCard& card : side.players)
                view.players.push_back(present(card.address));
        view.of = static_cast<int>(view.players.size());
        session.match = std::move(view);
    }

    void operator()(const MatchReadyUpdate& message) const {
        if (MatchView* match = live(state, message.matchId)) {
            match->accepted = message.accepted;
            match->of = message.of;
        }
    }

    void operator()(const MatchCancelled& message) const {
        if (session.match && session.match->found.matchId == message.matchId)
            session.match.reset();
        session.lastCancelled = message;
    }

    void operator()(const MatchCountdown& message) const {
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

    void operator()(const GameStarted& message) const {
        MatchView* match = live(state, message.matchId);
        if (!match)
            return;
        match->phase = MatchPhase::Active;
        match->phaseEndsAt = message.endsAt;
        match->phaseTimeLeft = message.timeLeft;
        state.gameDuration = message.duration;
    }

    void operator()(const GameState& message) const {
        MatchView* match = live(state, message.matchId);
        if (!match)
            return;
        match->keysAccepted = message.keysAccepted;
        match->position = message.position;
        match->errors = message.errors;
        if (message.sequence)
            match->codeSequence = *message.sequence;
        if (state.player)
            progressed(part(*match, state.player->address), message);
    }

    void operator()(const OpponentProgress& message) const {
        MatchView* match = live(state, message.matchId);
        if (!match)
            return;
        if (message.players.empty() && match->found.opponent)
            progressed(part(*match, match->found.opponent->address), message);
        for (const PlayerProgress& told : message.players) {
            ParticipantView* view = part(*match, told.address);
            progressed(view, told);
            if (view)
                view->score = told.score;
        }
    }

    void operator()(const PlayerDisconnected& message) const {
        MatchView* match = live(state, message.matchId);
        ParticipantView* view = match ? part(*match, message.address) : nullptr;
        if (!view)
            return;
        view->connected = false;
        view->graceEndsAt = message.graceEndsAt;
        view->graceTimeLeft = message.timeLeft;
    }

    void operator()(const PlayerReconnected& message) const {
        MatchView* match = live(state, message.matchId);
        ParticipantView* view = match ? part(*match, message.address) : nullptr;
        if (!view)
            return;
        view->connected = true;
        view->graceEndsAt.reset();
        view->graceTimeLeft.reset();
    }

    void operator()(const GameResult& message) const {
        if (session.match && session.match->found.matchId == message.matchId)
            session.match.reset();
        if (state.settled && state.settled->matchId != message.matchId)
            state.settled.reset();
        session.lastResult = message;
        if (state.player)
            applyRating(message);
    }

    void operator()(const MatchSettled& message) const {
        session.balance = message.balance;
        if (!session.lastResult || session.lastResult->matchId != message.matchId)
            return;
        state.settled = message;
        session.lastResult->txHash.value = message.txHash;
    }

    void operator()(const SpectateUpdate& message) const {
        if (session.spectating && session.spectating->matchId == message.matchId)
            session.spectating = message;
    }
    void operator()(const SpectateJoined& message) const { session.spectating = message.update; }

    void operator()(const ServerNotice& message) const { state.notice = message; }

    // Answers to requests and lists: their askers take them, nothing of them lasts here.
    void operator()(const SessionReplaced&) const {}
    void operator()(const GameAssignment&) const {}
    void operator()(const SpectateMatches&) const {}
    void operator()(const SpectateBetAccepted&) const {}
    void operator()(const SpectateResult&) const {}
    void operator()(const CrewState&) const {}
    void operator()(const TerritoryList&) const {}
    void operator()(const TerritoryUpdate&) const {}
    void operator()(const Ping&) const {}
    void operator()(const Ok&) const {}
    void operator()(const ErrorReply&) const {}

private:
    void applyRating(const GameResult& result) const {
        if (result.gameType == GameType::CodeDuel)
            state.player->rating = result.rating;
        for (GameRating& rating : state.player->ratings) {
            if (rating.gameType == result.gameType)
                rating.rating = result.rating;
        }
    }
};

} // namespace

void reduce(ClientState& state, const ServerMessage& message) {
    std::visit(Reducer{state}, message);
}

void reduceAnswered(ClientState& state, const MatchReady& request) {
    MatchView* match = live(state, request.matchId);
    if (match && match->phase == MatchPhase::Matched)
        match->response = request.response;
}

} // namespace arcade::client
