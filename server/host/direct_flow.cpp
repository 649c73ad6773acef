#include "server/host/coordinator_host.h"

#include "server/core/direct_view.h"
#include "server/telemetry/log.h"
#include "shared/vocabulary/overloaded.h"

#include <algorithm>
#include <utility>

/// How players of direct games come, by a session or by HTTP.
namespace arcade::host {
namespace {

using telemetry::logEvent;
using telemetry::sessionLog;

Error goingDown() {
    return {ErrorCode::Draining, "The server is going down."};
}

Error noSuchMatch() {
    return {ErrorCode::MatchNotFound, "There is no such match."};
}

bool isSide(const core::Match& match, const std::string& id) {
    return std::ranges::any_of(match.sides, [&](const core::Side& side) { return side.id == id; });
}

/// Once a match is over only the store knows it.
Error whyNotHere(const Result<std::optional<DirectMatchReply>>& ended) {
    if (!ended)
        return ended.error();
    return ended.value() ? Error{ErrorCode::InvalidState, "This match is finished."}
                         : noSuchMatch();
}

} // namespace

Result<std::string> CoordinatorHost::directSubject(std::optional<std::string_view> token) const {
    if (!token)
        return Error{ErrorCode::Unauthenticated, "Send a token whose subject is the player's id."};
    return m_authenticator.subjectOf(*token, now());
}

std::optional<Error> CoordinatorHost::directFault(const std::string& playerId,
                                                  std::optional<std::string_view> token) const {
    if (m_settings.directAuth == DirectAuth::Open)
        return std::nullopt;
    const Result<std::string> subject = directSubject(token);
    if (!subject)
        return subject.error();
    if (subject.value() != playerId)
        return Error{ErrorCode::TokenInvalid, "The token is not this player's."};
    return std::nullopt;
}

void CoordinatorHost::handleDirect(Session& session, const ClientMessage& message,
                                   const std::string& requestId) {
    std::visit(
        Overloaded{
            [&](const DirectRegister& request) { registerDirect(session, request, requestId); },
            [&](const DirectJoin& request) { joinDirect(session, request, requestId); },
            [&](const DirectLeave& request) { leaveDirect(session, request, requestId); },
            [](const auto&) { ARCADE_UNREACHABLE(); },
        },
        message);
}

/// A session is one player's for its life.
std::optional<Error> CoordinatorHost::sessionFault(const Session& session,
                                                   const std::string& playerId,
                                                   const std::optional<std::string>& token) const {
    if (!session.player)
        return directFault(playerId, token);
    if (session.isDirect && session.callsign == playerId)
        return std::nullopt;
    return Error{ErrorCode::Unauthenticated, "This connection is registered for another player."};
}

void CoordinatorHost::registerDirect(Session& session, const DirectRegister& request,
                                     const std::string& requestId) {
    if (const auto fault = sessionFault(session, request.playerId, request.token))
        refuse(session.id, *fault, requestId);
    else
        runDirect(bindDirect(session, request.playerId), Requester{session.id, requestId, true});
}

/// Makes the session the player's; what follows from that is still to be processed.
core::Outcome CoordinatorHost::bindDirect(Session& session, const std::string& playerId) {
    const auto [player, address] = directIdentity(playerId);
    const bool isNew = !session.player;
    const std::optional<SessionId> replaced = m_sessions.bind(session, player);
    session.isDirect = true;
    session.address = address;
    session.callsign = playerId;
    if (replaced)
        endReplaced(*replaced, "Registered elsewhere.");
    if (isNew) {
        if (m_core.holdsPlace(player))
            m_metrics.reconnections.increment();
        logEvent(sessionLog(), "player registered",
                 {{"player", playerId},
                  {"address", address.toString()},
                  {"session", session.id.value},
                  {"replaced", replaced.has_value()}});
        session.sink->authenticated();
    }
    return decide(core::Connected{player});
}

void CoordinatorHost::joinDirect(Session& session, const DirectJoin& request,
                                 const std::string& requestId) {
    if (const auto fault = sessionFault(session, request.playerId, request.token)) {
        refuse(session.id, *fault, requestId);
        return;
    }
    const core::Match* match = findDirect(request.matchId);
    if (match == nullptr) {
        refuseUnknown(session, request.matchId, requestId);
    } else if (!isSide(*match, request.playerId)) {
        refuse(session.id, {ErrorCode::NotInMatch, "You are not a player of this match."},
               requestId);
    } else {
        const MatchId id = match->id;
        if (!session.player) {
            core::Outcome registered = bindDirect(session, request.playerId);
            // Who joins knows of the match, and is told its state by joining.
            for (core::Notice& notice : registered.notices)
                std::erase(notice.to, *session.player);
            runDirect(std::move(registered), std::nullopt);
        }
        runDirect(decide(core::JoinDirect{*session.player, id}),
                  Requester{session.id, requestId, true});
    }
}

void CoordinatorHost::leaveDirect(Session& session, const DirectLeave& request,
                                  const std::string& requestId) {
    if (!session.player) {
        refuse(session.id, {ErrorCode::Unauthenticated, "Send register first."}, requestId);
        return;
    }
    if (const auto fault = sessionFault(session, request.playerId, {})) {
        refuse(session.id, *fault, requestId);
        return;
    }
    if (const core::Match* match = findDirect(request.matchId))
        runDirect(decide(core::LeaveDirect{*session.player, match->id}),
                  Requester{session.id, requestId, true});
    else
        refuseUnknown(session, request.matchId, requestId);
}

/// What is told goes to everyone alike; the request itself is answered beside it, where its
/// dialect has answers.
void CoordinatorHost::runDirect(core::Outcome outcome, const std::optional<Requester>& requester) {
    for (core::Notice& notice : outcome.notices)
        notice.reply = false;
    process(std::move(outcome), requester);
}

void CoordinatorHost::refuseUnknown(Session& session, const std::string& matchId,
                                    const std::string& requestId) {
    const auto match = MatchId::parse(matchId);
    if (!match) {
        refuse(session.id, noSuchMatch(), requestId);
        return;
    }
    session.busy = true;
    m_accounts.directResult(*match, [this, id = session.id, requestId](const auto& ended) {
        refuse(id, whyNotHere(ended), requestId);
        finishRequest(id);
    });
}

const core::Match* CoordinatorHost::findDirect(const std::string& matchId) const {
    const auto id = MatchId::parse(matchId);
    const core::Match* match = id ? m_core.findMatch(*id) : nullptr;
    return match != nullptr && match->queue.gameType == GameType::Direct ? match : nullptr;
}

void CoordinatorHost::findMatch(const FindMatchRequest& request,
                                const Reply<FindMatchReply>& reply) {
    if (m_hasEnded) {
        reply(goingDown());
        return;
    }
    const PlayerId player = directIdentity(request.playerId).player;
    const core::QueueKey queue =
        core::DirectTerms{request.game, request.asset, request.amount}.queue();
    std::optional<FindMatchReply> standing = directStanding(player, queue);
    if (standing && !standing->matchId) {
        run(core::RenewTicket{player});
        // Its time may have been over.
        standing = directStanding(player, queue);
    }
    if (!standing) {
        if (const auto overload = m_core.holdsPlace(player)
                                      ? std::nullopt
                                      : m_load.refusal(telemetry::NewWork::QueueEntry, now())) {
            reply(*overload);
            return;
        }
        if (const auto refusal = enterDirect(request.playerId, queue)) {
            reply(*refusal);
            return;
        }
        standing = directStanding(player, queue);
        ARCADE_EXPECT(standing.has_value());
    }
    m_deliveries.whenDurable([reply, standing] { reply(*standing); });
}

/// Where the player is, if that is in this queue or in a match that came of it.
std::optional<FindMatchReply> CoordinatorHost::directStanding(PlayerId player,
                                                              const core::QueueKey& queue) const {
    const core::Coordinator::DirectPlace place = m_core.directPlace(player);
    if (const auto* waiting = std::get_if<core::QueueKey>(&place); waiting && *waiting == queue)
        return FindMatchReply{FindMatchStatus::Waiting, {}};
    if (const auto* match = std::get_if<MatchId>(&place);
        match && m_core.findMatch(*match)->queue == queue)
        return FindMatchReply{FindMatchStatus::Matched, *match};
    return std::nullopt;
}

std::optional<Error> CoordinatorHost::enterDirect(const std::string& playerId,
                                                  const core::QueueKey& queue) {
    const auto [player, address] = directIdentity(playerId);
    const auto [high, low] = m_entropy.draw();
    core::EnterQueue entry{.ticket = TicketId{high, low},
                           .queue = queue,
                           .player = player,
                           .card = {.address = address, .callsign = playerId},
                           .preferences = {},
                           .stake = {},
                           .connected = m_sessions.findByPlayer(player) != nullptr};
    core::Outcome outcome = decide(entry);
    const std::optional<Error> refusal = outcome.refusal;
    process(std::move(outcome), std::nullopt);
    return refusal;
}

void CoordinatorHost::leaveFindMatch(const std::string& playerId, const Reply<Done>& reply) {
    if (m_hasEnded) {
        reply(goingDown());
        return;
    }
    const PlayerId player = directIdentity(playerId).player;
    if (std::holds_alternative<MatchId>(m_core.directPlace(player))) {
        reply(Error{ErrorCode::AlreadyInMatch, "A match has come of it already."});
        return;
    }
    core::Outcome outcome = decide(core::LeaveQueue{player});
    const std::optional<Error> refusal = outcome.refusal;
    process(std::move(outcome), std::nullopt);
    if (refusal)
        reply(*refusal);
    else
        m_deliveries.whenDurable([reply] { reply(Done{}); });
}

void CoordinatorHost::directMatch(const std::string& matchId,
                                  const Reply<DirectMatchReply>& reply) {
    if (const core::Match* match = findDirect(matchId)) {
        m_deliveries.whenDurable([reply, shown = core::directMatchReply(*match)] { reply(shown); });
        return;
    }
    const auto id = MatchId::parse(matchId);
    if (!id) {
        reply(noSuchMatch());
        return;
    }
    m_accounts.directResult(*id, [reply](const Result<std::optional<DirectMatchReply>>& ended) {
        if (!ended)
            reply(ended.error());
        else if (ended.value())
            reply(*ended.value());
        else
            reply(noSuchMatch());
    });
}

void CoordinatorHost::reportResult(const std::string& matchId, const DirectResultRequest& request,
                                   const Reply<DirectMatchReply>& reply) {
    if (m_hasEnded) {
        reply(goingDown());
        return;
    }
    const core::Match* match = findDirect(matchId);
    if (match == nullptr) {
        directMatch(matchId, [reply](const Result<DirectMatchReply>& ended) {
            reply(ended ? Error{ErrorCode::InvalidState, "This match is finished."}
                        : ended.error());
        });
        return;
    }
    const std::optional<std::string>& winner = request.winner.value;
    if (winner && !isSide(*match, *winner)) {
        reply(Error{ErrorCode::BadMessage, "winner: must be a player of the match, or null"});
        return;
    }
    core::Outcome outcome =
        decide(core::ReportResult{match->id, winner, request.reason.value_or("")});
    const std::optional<Error> refusal = outcome.refusal;
    process(std::move(outcome), std::nullopt);
    if (refusal)
        reply(*refusal);
    else
        m_deliveries.whenDurable([this, matchId, reply] { directMatch(matchId, reply); });
}

} // namespace arcade::host
