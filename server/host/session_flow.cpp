#include "server/core/policy.h"
#include "server/host/coordinator_host.h"

#include "server/telemetry/log.h"
#include "shared/vocabulary/overloaded.h"

#include <algorithm>
#include <type_traits>
#include <utility>

/// How requests of one session become commands: signing in, entering a queue, the rest.
namespace arcade::host {
namespace {

using telemetry::logEvent;
using telemetry::NewWork;
using telemetry::sessionLog;

/// When to ask again, for whoever's requests wait behind a slow one.
constexpr Duration kInboxRetry{1000};

GameRating ratingIn(const PlayerAccount& account, GameType gameType) {
    const auto found =
        std::find_if(account.ratings.begin(), account.ratings.end(),
                     [gameType](const GameRating& rating) { return rating.gameType == gameType; });
    return found == account.ratings.end() ? GameRating{gameType, kStartRating, 0, 0} : *found;
}

PlayerCard cardOf(const PlayerAccount& account, GameType gameType) {
    const GameRating rating = ratingIn(account, gameType);
    return {account.address, account.callsign, rating.rating, rating.wins, account.avgWpm};
}

std::optional<Error> faultOf(const QueueEnter& request) {
    const core::GamePolicy& policy = core::policyOf(request.gameType);
    if (!policy.isOffered || !policy.hasTiers)
        return Error{ErrorCode::InvalidState, "This server does not offer this game."};
    if (!request.stakeTier)
        return Error{ErrorCode::InvalidTier, "data.stake_tier: is missing"};
    const QueuePreferences preferences = request.preferences.value_or(QueuePreferences{});
    if (preferences.minOpponentRating && preferences.maxOpponentRating &&
        *preferences.minOpponentRating > *preferences.maxOpponentRating)
        return Error{ErrorCode::BadMessage, "data.preferences.min_opponent_rating: must not be "
                                            "above max_opponent_rating"};
    return std::nullopt;
}

} // namespace

void CoordinatorHost::receive(SessionId id, const ClientMessage& message,
                              const std::string& requestId) {
    Session* session = m_sessions.find(id);
    if (session == nullptr || m_hasEnded)
        return;
    if (session->isGreeted && std::holds_alternative<ClientPing>(message)) {
        answerPing(*session, requestId);
        return;
    }
    if (!session->busy) {
        handle(*session, message, requestId);
        return;
    }
    if (session->inbox.size() >= m_settings.inboxMax) {
        refuse(id,
               {ErrorCode::RateLimited, "Too many requests wait for the one before them.",
                kInboxRetry},
               requestId);
        return;
    }
    session->inbox.emplace_back(message, requestId);
}

/// It acknowledges nothing, so it waits for nothing: what it waited would be taken for the line's.
void CoordinatorHost::answerPing(const Session& session, const std::string& requestId) {
    deliver({session.id, session.player.value_or(PlayerId{}), outgoing(Ok{}, now()), requestId});
}

void CoordinatorHost::finishRequest(SessionId id) {
    if (Session* session = m_sessions.find(id))
        session->busy = false;
    for (;;) {
        Session* session = m_sessions.find(id);
        if (session == nullptr || session->busy || session->inbox.empty())
            return;
        const auto [message, requestId] = std::move(session->inbox.front());
        session->inbox.pop_front();
        handle(*session, message, requestId);
    }
}

void CoordinatorHost::handle(Session& session, const ClientMessage& message,
                             const std::string& requestId) {
    if (infoOf(message).contract == Contract::Direct) {
        handleDirect(session, message, requestId);
    } else if (session.isDirect) {
        refuse(session.id,
               {ErrorCode::UnknownType, "This connection is of a player of direct games."},
               requestId);
    } else if (session.player) {
        handleSignedIn(session, message, requestId);
    } else if (const auto* auth = std::get_if<Auth>(&message)) {
        authenticate(session, *auth, requestId);
    } else if (!std::holds_alternative<Pong>(message)) {
        refuse(session.id, {ErrorCode::Unauthenticated, "Send auth first."}, requestId);
    }
}

void CoordinatorHost::handleSignedIn(Session& session, const ClientMessage& message,
                                     const std::string& requestId) {
    const PlayerId player = *session.player;
    const Requester requester{session.id, requestId, true};
    const Requester quiet{session.id, requestId, false};
    const auto notOffered = [&] {
        refuse(session.id,
               {ErrorCode::UnknownType,
                std::string{infoOf(message).wireName} + " is not offered by this server."},
               requestId);
    };
    std::visit(Overloaded{
                   [&](const Auth&) {
                       refuse(session.id,
                              {ErrorCode::InvalidState, "This session is signed in already."},
                              requestId);
                   },
                   [&](const QueueEnter& request) { enterQueue(session, request, requestId); },
                   [&](const QueueLeave&) { run(core::LeaveQueue{player}, requester); },
                   [&](const MatchShown& shown) {
                       run(core::ShowPrompt{player, shown.matchId}, quiet);
                   },
                   [&](const MatchReady& ready) {
                       run(core::Respond{player, ready.matchId, ready.response}, requester);
                   },
                   [&](const MatchAbandon& abandon) {
                       run(core::Abandon{player, abandon.matchId}, requester);
                   },
                   [&](const MatchStarted& started) { startReported(session, started, requestId); },
                   [&](const SpectateList& request) { listMatches(session, request, requestId); },
                   [&](const SpectateJoin& join) { watch(session, join, requestId); },
                   [&](const SpectateLeave& leave) {
                       m_fanOut.leave(player);
                       run(core::Unwatch{player, leave.matchId}, requester);
                   },
                   [&](const SpectateBet& request) { placeBet(session, request, requestId); },
                   [&](const GameProgress& progress) {
                       session.progressRequest = requestId;
                       run(core::Type{player, progress}, quiet);
                   },
                   [](const Pong&) {},
                   [&](const ClientPing&) { reply(session.id, Ok{}, requestId); },
                   [&](const auto&) { notOffered(); },
               },
               message);
}

void CoordinatorHost::authenticate(Session& session, const Auth& auth,
                                   const std::string& requestId) {
    const Result<Identity> identity = m_authenticator.identify(auth.token, now());
    if (!identity) {
        refuse(session.id, identity.error(), requestId);
        return;
    }
    const auto claimed = auth.address ? Address::parse(*auth.address) : identity.value().address;
    if (claimed != identity.value().address) {
        refuse(session.id, {ErrorCode::TokenInvalid, "The address is not the token's."}, requestId);
        return;
    }
    if (identity.value().expired && !m_core.holdsPlace(identity.value().player)) {
        refuse(session.id, {ErrorCode::TokenExpired, "The token has expired. Sign in again."},
               requestId);
        return;
    }
    if (!m_core.holdsPlace(identity.value().player)) {
        if (const auto refusal = m_load.refusal(NewWork::SignIn, now())) {
            refuse(session.id, *refusal, requestId);
            return;
        }
    }
    session.busy = true;
    loadAccount(session.id, identity.value(), requestId);
}

void CoordinatorHost::loadAccount(SessionId id, const Identity& identity,
                                  const std::string& requestId) {
    const bool heldPlace = m_core.holdsPlace(identity.player);
    m_reads.begin(id, identity.player);
    const auto loaded = [=, this](const Result<std::optional<PlayerAccount>>& account) {
        const bool isStale = m_reads.end(id, identity.player);
        Session* session = m_sessions.find(id);
        if (session == nullptr)
            return;
        if (!account || !account.value()) {
            refuse(id,
                   account ? Error{ErrorCode::TokenInvalid, "The token's player is unknown here."}
                           : account.error(),
                   requestId);
        } else if (isStale || heldPlace != m_core.holdsPlace(identity.player)) {
            // Something was settled or reserved meanwhile: balance and last result are stale.
            loadAccount(id, identity, requestId);
            return;
        } else {
            signedIn(*session, identity, *account.value(), requestId);
        }
        finishRequest(id);
    };
    if (!identity.external) {
        m_accounts.account(identity.player, loaded);
        return;
    }
    m_accounts.openExternal({identity.player, identity.address, identity.callsign, now()},
                            [loaded](const Result<PlayerAccount>& account) {
                                if (account)
                                    loaded(std::optional{account.value()});
                                else
                                    loaded(account.error());
                            });
}

void CoordinatorHost::signedIn(Session& session, const Identity& identity,
                               const PlayerAccount& account, const std::string& requestId) {
    const SessionId id = session.id;
    const std::optional<SessionId> replaced = m_sessions.bind(session, identity.player);
    session.address = account.address;
    session.callsign = account.callsign;
    session.bets = account.bets;
    // What it means is told by session.state.
    m_fanOut.forget(identity.player);
    if (replaced)
        endReplaced(*replaced, "Signed in elsewhere.");
    if (m_core.holdsPlace(identity.player))
        m_metrics.reconnections.increment();
    core::Outcome resumed = decide(core::Connected{identity.player});
    // What it means for this player is told by session.state, which must come first.
    for (core::Notice& notice : resumed.notices)
        std::erase(notice.to, identity.player);
    process(std::move(resumed), std::nullopt);
    logEvent(sessionLog(), "signed in",
             {{"player", account.address.toString()},
              {"session", id.value},
              {"replaced", replaced.has_value()}});

    const Instant at = now();
    SessionState state = m_core.view(identity.player, at);
    state.balance = account.available;
    if (!state.ticket && !state.match)
        state.lastResult = account.lastResult;
    const AuthSuccess success{identity.player,    ratingIn(account, GameType::CodeDuel).rating,
                              identity.expiresAt, account.ratings,
                              account.callsign,   account.address,
                              account.available,  at,
                              m_startedAt};
    session.sink->authenticated();
    m_deliveries.sendBehindAll({id, identity.player, outgoing(success, at), requestId});
    m_deliveries.sendBehindAll({id, identity.player, outgoing(state, at), {}});
}

void CoordinatorHost::endReplaced(SessionId id, std::string_view reason) {
    const Session* older = m_sessions.find(id);
    if (older == nullptr)
        return;
    SessionSink* sink = older->sink;
    sink->deliver(outgoing(SessionReplaced{}, now()), {});
    m_sessions.close(id);
    sink->end(CloseCode::Replaced, reason);
}

void CoordinatorHost::enterQueue(Session& session, const QueueEnter& request,
                                 const std::string& requestId) {
    const PlayerId player = *session.player;
    std::optional<Error> fault = m_core.entryRefusal(player, now());
    if (!fault)
        fault = faultOf(request);
    if (!fault)
        fault = m_load.refusal(NewWork::QueueEntry, now());
    if (fault) {
        refuse(session.id, *fault, requestId);
        return;
    }
    session.busy = true;
    const auto [high, low] = m_entropy.draw();
    const core::EnterQueue command{
        .ticket = TicketId{high, low},
        .queue = {request.gameType, request.stakeTier, {}},
        .player = player,
        .card = {},
        .preferences = request.preferences.value_or(QueuePreferences{}),
        .stake = Amount::data(stakeOf(*request.stakeTier)),
    };
    const SessionId id = session.id;
    const auto reserved = [=, this](const Result<PlayerAccount>& account) {
        if (!account) {
            refuse(id, account.error(), requestId);
            finishRequest(id);
            return;
        }
        core::EnterQueue entry = command;
        entry.card = cardOf(account.value(), command.queue.gameType);
        entry.connected = m_sessions.findByPlayer(player) != nullptr;
        core::Outcome outcome = decide(entry);
        if (outcome.refusal)
            m_accounts.release(entry.ticket, player, [](const Result<Done>&) {});
        else
            outcome.notices.push_back({{player}, BalanceUpdate{}});
        process(std::move(outcome), Requester{id, requestId, true});
        finishRequest(id);
    };
    m_accounts.reserve({command.ticket, player, request.gameType, command.stake, now()}, reserved);
}

void CoordinatorHost::startReported(const Session& session, const MatchStarted& started,
                                    const std::string& requestId) {
    const core::Match* match = m_core.findMatch(started.matchId);
    const Result<Done> taken =
        match != nullptr
            ? m_observer.startReported(*match, *session.player, started.serverTime)
            : Error{ErrorCode::MatchNotFound, "There is no such match, or it is over."};
    if (taken)
        reply(session.id, Ok{}, requestId);
    else
        refuse(session.id, taken.error(), requestId);
}

} // namespace arcade::host
