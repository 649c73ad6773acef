#include "client/state/reducer.h"

#include "client/state/hunt_reducer.h"
#include "client/state/match_reducer.h"
#include "client/state/watch_reducer.h"

namespace arcade::client {
namespace {

struct Reducer {
    ClientState& state;
    SessionState& session = state.session;

    void operator()(const AuthSuccess& message) const {
        state.player = message;
        session.balance = message.balance;
        // What an earlier connection announced has come to pass, or is announced again.
        state.notice.reset();
    }

    void operator()(const SessionState& message) const {
        const bool isSameMatch = message.match && liveMatch(state, message.match->found.matchId);
        resumeWatch(state, message.spectating, message.lastBets);
        session = message;
        if (session.match)
            arrange(state);
        if (!isSameMatch)
            state.gameDuration.reset();
        state.settled.reset();
        if (session.lastResult && session.lastResult->txHash.value)
            state.settled = MatchSettled{session.lastResult->matchId,
                                         *session.lastResult->txHash.value, session.balance};
    }

    void operator()(const QueueUpdate& message) const {
        if (message.status == TicketStatus::Removed) {
            session.ticket.reset();
            session.lobby.reset();
            session.lastRemoved = message;
            return;
        }
        session.ticket = message;
        session.lastResult.reset();
        state.settled.reset();
    }

    void operator()(const LobbyUpdate& message) const { session.lobby = message; }

    void operator()(const MatchCancelled& message) const {
        if (liveMatch(state, message.matchId))
            leaveMatch(state);
        session.lastCancelled = message;
        session.lastRemoved.reset();
    }

    void operator()(const MatchSettled& message) const {
        session.balance = message.balance;
        if (!session.lastResult || session.lastResult->matchId != message.matchId)
            return;
        state.settled = message;
        session.lastResult->txHash.value = message.txHash;
    }

    void operator()(const BalanceUpdate& message) const { session.balance = message.balance; }

    void operator()(const ServerNotice& message) const { state.notice = message; }

    // What a live match tells.
    void operator()(const MatchFound& message) const { take(state, message); }
    void operator()(const MatchReadyUpdate& message) const { take(state, message); }
    void operator()(const MatchCountdown& message) const { take(state, message); }
    void operator()(const GameStarted& message) const { take(state, message); }
    void operator()(const MatchExtended& message) const { take(state, message); }
    void operator()(const GameState& message) const { take(state, message); }
    void operator()(const OpponentProgress& message) const { take(state, message); }
    void operator()(const GameAssignment& message) const { take(state, message); }
    void operator()(const PlayerDisconnected& message) const { take(state, message); }
    void operator()(const PlayerReconnected& message) const { take(state, message); }
    void operator()(const GameResult& message) const { take(state, message); }

    // What a watched match tells.
    void operator()(const SpectateJoined& message) const { take(state, message); }
    void operator()(const SpectateUpdate& message) const { take(state, message); }
    void operator()(const SpectateBetAccepted& message) const { take(state, message); }
    void operator()(const SpectateResult& message) const { take(state, message); }

    // Answers to requests and lists: their askers take them, nothing of them lasts here.
    void operator()(const SessionReplaced&) const {}
    void operator()(const SpectateMatches&) const {}
    void operator()(const CrewState&) const {}
    void operator()(const TerritoryList&) const {}
    void operator()(const TerritoryUpdate&) const {}
    // Of another contract: never on this connection.
    void operator()(const DirectMatchFound&) const {}
    void operator()(const DirectMatchState&) const {}
    void operator()(const Ping&) const {}
    void operator()(const Ok&) const {}
    void operator()(const ErrorReply&) const {}
};

struct Acknowledger {
    ClientState& state;
    SessionState& session = state.session;

    void operator()(const QueueEnter&) const {
        session.lastResult.reset();
        session.lastCancelled.reset();
        session.lastRemoved.reset();
        state.settled.reset();
    }
    void operator()(const QueueLeave&) const {
        session.ticket.reset();
        session.lobby.reset();
    }
    void operator()(const MatchAbandon& request) const { abandoned(state, request.matchId); }
    void operator()(const MatchReady& request) const {
        if (liveMatch(state, request.matchId))
            session.match->response = request.response;
    }
    void operator()(const SpectateLeave& request) const { leaveWatch(state, request.matchId); }
    template <class Request>
    void operator()(const Request&) const {}
};

} // namespace

void reduce(ClientState& state, const ServerMessage& message) {
    std::visit(Reducer{state}, message);
}

void acknowledge(ClientState& state, const ClientMessage& request) {
    std::visit(Acknowledger{state}, request);
}

} // namespace arcade::client
