#include "server/gateway/direct_api.h"

#include "server/gateway/http_input.h"
#include "server/host/secret.h"

#include <algorithm>
#include <utility>

namespace arcade::gateway {
namespace {

/// Network addresses whose requests are counted at one time.
constexpr std::size_t kCallersMax = 65'536;

template <class Answer>
host::Reply<Answer> answering(HttpHandler::Respond respond) {
    return [respond = std::move(respond)](const Result<Answer>& answer) {
        respond(answer ? structResponse(answer.value()) : errorResponse(answer.error()));
    };
}

HttpResponse leaveResponse(const Result<Done>& left) {
    if (left)
        return {.status = 204, .contentType = {}, .body = {}, .headers = {}};
    // Whoever waits nowhere is unknown here rather than in the way.
    const Error& error = left.error();
    return error.code == ErrorCode::NotInQueue ? errorResponse(404, error.code, error.message)
                                               : errorResponse(error);
}

HttpResponse reportResponse(const Result<DirectMatchReply>& reported) {
    if (reported)
        return structResponse(reported.value());
    // A report of the right form about somebody who does not play.
    const Error& error = reported.error();
    return error.code == ErrorCode::BadMessage ? errorResponse(422, error.code, error.message)
                                               : errorResponse(error);
}

} // namespace

DirectApi::DirectApi(host::CoordinatorHost& coordinator, Settings settings)
    : m_host(coordinator)
    , m_settings(std::move(settings))
    , m_requests(m_settings.requests, kCallersMax) {}

void DirectApi::addRoutes(HttpRouteTable& table) {
    addPlayerRoutes(table);
    addMatchRoutes(table);
}

void DirectApi::addPlayerRoutes(HttpRouteTable& table) {
    table.add({
        .method = HttpMethod::Post,
        .pattern = "/api/find-match",
        .operation = "findMatch",
        .purpose = "Looks for an opponent in a direct game with the same stake. Asked again, it "
                   "tells how it stands; while no socket is registered it must be, within 60 s.",
        .access = HttpAccess::DirectPlayer,
        .body = &codec::describe<FindMatchRequest>(),
        .reply = &codec::describe<FindMatchReply>(),
        .refusals = {{400, ErrorCode::BadMessage},
                     {409, ErrorCode::AlreadyInQueue},
                     {409, ErrorCode::AlreadyInMatch},
                     {429, ErrorCode::RateLimited},
                     {503, ErrorCode::QueueFull},
                     {503, ErrorCode::ServerFull},
                     {503, ErrorCode::Draining}},
        .answer = [this](const HttpCall& call) { findMatch(call); },
    });
    table.add({
        .method = HttpMethod::Delete,
        .pattern = "/api/find-match",
        .operation = "leaveFindMatch",
        .purpose = "Looks for an opponent no more.",
        .access = HttpAccess::DirectPlayer,
        .body = &codec::describe<LeaveFindMatchRequest>(),
        .status = 204,
        .replyType = {},
        .refusals = {{400, ErrorCode::BadMessage},
                     {404, ErrorCode::NotInQueue},
                     {409, ErrorCode::AlreadyInMatch},
                     {429, ErrorCode::RateLimited},
                     {503, ErrorCode::Draining}},
        .answer = [this](const HttpCall& call) { leave(call); },
    });
}

void DirectApi::addMatchRoutes(HttpRouteTable& table) {
    table.add({
        .pattern = "/api/match/:id",
        .operation = "directMatch",
        .purpose = "A direct match, also one that is finished. Where players need tokens, their "
                   "own matches only; the game server reads any.",
        .access = HttpAccess::DirectPlayer,
        .reply = &codec::describe<DirectMatchReply>(),
        .refusals = {{403, ErrorCode::NotInMatch},
                     {404, ErrorCode::MatchNotFound},
                     {429, ErrorCode::RateLimited}},
        .answer = [this](const HttpCall& call) { match(call); },
    });
    table.add({
        .method = HttpMethod::Post,
        .pattern = "/api/match/:id/result",
        .operation = "reportResult",
        .purpose = "What came of a direct match, which is finished by it.",
        .access = HttpAccess::GameServer,
        .body = &codec::describe<DirectResultRequest>(),
        .reply = &codec::describe<DirectMatchReply>(),
        .refusals = {{400, ErrorCode::BadMessage},
                     {404, ErrorCode::MatchNotFound},
                     {409, ErrorCode::InvalidState},
                     {422, ErrorCode::BadMessage},
                     {503, ErrorCode::Draining}},
        .answer = [this](const HttpCall& call) { report(call); },
    });
}

void DirectApi::findMatch(const HttpCall& call) {
    if (isLimited(call))
        return;
    const auto request = readBody<FindMatchRequest>(call.request);
    if (!request)
        call.respond(errorResponse(request.error()));
    else if (const auto fault =
                 m_host.directFault(request.value().playerId, call.request.bearerToken()))
        call.respond(errorResponse(*fault));
    else
        m_host.findMatch(request.value(), answering<FindMatchReply>(call.respond));
}

void DirectApi::leave(const HttpCall& call) {
    if (isLimited(call))
        return;
    const auto request = readBody<LeaveFindMatchRequest>(call.request);
    if (!request)
        call.respond(errorResponse(request.error()));
    else if (const auto fault =
                 m_host.directFault(request.value().playerId, call.request.bearerToken()))
        call.respond(errorResponse(*fault));
    else
        m_host.leaveFindMatch(
            request.value().playerId,
            [respond = call.respond](const Result<Done>& left) { respond(leaveResponse(left)); });
}

void DirectApi::match(const HttpCall& call) {
    const auto token = call.request.bearerToken();
    const bool isGameServer = token && !m_settings.gameServerToken.empty() &&
                              host::equalSecrets(*token, m_settings.gameServerToken);
    if (!isGameServer && isLimited(call))
        return;
    const std::string id{call.parameter};
    if (isGameServer || m_host.trustsDirectIds()) {
        m_host.directMatch(id, answering<DirectMatchReply>(call.respond));
        return;
    }
    const Result<std::string> reader = m_host.directSubject(token);
    if (!reader) {
        call.respond(errorResponse(reader.error()));
        return;
    }
    m_host.directMatch(id, [respond = call.respond,
                            reader = reader.value()](const Result<DirectMatchReply>& match) {
        const auto isReaders = [&] {
            return std::ranges::find(match.value().players, reader) != match.value().players.end();
        };
        if (match && !isReaders())
            respond(errorResponse({ErrorCode::NotInMatch, "You are not a player of this match."}));
        else
            answering<DirectMatchReply>(respond)(match);
    });
}

void DirectApi::report(const HttpCall& call) {
    const auto request = readBody<DirectResultRequest>(call.request);
    if (!request) {
        call.respond(errorResponse(request.error()));
        return;
    }
    m_host.reportResult(std::string{call.parameter}, request.value(),
                        [respond = call.respond](const Result<DirectMatchReply>& reported) {
                            respond(reportResponse(reported));
                        });
}

/// Answers if so.
bool DirectApi::isLimited(const HttpCall& call) {
    const Instant now = m_host.now();
    const bool counts = m_settings.limitLoopback || !call.origin.isLoopback;
    if (!counts || m_requests.take(call.origin.limitKey, now))
        return false;
    call.respond(
        errorResponse({ErrorCode::RateLimited, "Too many requests from your address. Slow down.",
                       m_requests.retryAfter(call.origin.limitKey, now)}));
    return true;
}

} // namespace arcade::gateway
