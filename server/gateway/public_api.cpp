#include "server/gateway/public_api.h"

#include "server/gateway/http_input.h"
#include "shared/protocol/http_common.h"

#include <utility>

namespace arcade::gateway {
namespace {

constexpr int kRows = 20;

HttpResponse malformedAddress() {
    return errorResponse(
        {ErrorCode::BadMessage, "An address is \"0x\" and 40 hexadecimal digits."});
}

/// Answers with what was found, if it was.
template <class Found>
auto foundOr404(HttpHandler::Respond respond) {
    return [respond = std::move(respond)](const Result<std::optional<Found>>& found) {
        if (!found)
            respond(errorResponse(found.error()));
        else if (!found.value())
            respond(errorResponse(404, ErrorCode::BadMessage, "No player has this address."));
        else
            respond(structResponse(*found.value()));
    };
}

} // namespace

PublicApi::PublicApi(host::CoordinatorHost& coordinator)
    : m_host(coordinator) {}

void PublicApi::addRoutes(HttpRouteTable& table) {
    table.add({
        .pattern = "/api/status",
        .operation = "status",
        .purpose = "The server's name and version, who is online, queues and matches.",
        .reply = &codec::describe<StatusReply>(),
        .answer = [this](const HttpCall& call) { call.respond(structResponse(m_host.status())); },
    });
    table.add({
        .pattern = "/api/matches",
        .operation = "matches",
        .purpose = "The matches that can be watched, oldest first.",
        .query = &codec::describe<MatchesQuery>(),
        .reply = &codec::describe<SpectateMatches>(),
        .refusals = {{400, ErrorCode::BadMessage}},
        .answer = [this](const HttpCall& call) { matches(call); },
    });
    table.add({
        .pattern = "/api/leaderboard",
        .operation = "leaderboard",
        .purpose = "The best players of a game.",
        .query = &codec::describe<LeaderboardQuery>(),
        .reply = &codec::describe<LeaderboardReply>(),
        .refusals = {{400, ErrorCode::BadMessage}},
        .answer = [this](const HttpCall& call) { leaderboard(call); },
    });
    addPlayerRoutes(table);
}

void PublicApi::addPlayerRoutes(HttpRouteTable& table) {
    table.add({
        .pattern = "/api/players/:address",
        .operation = "player",
        .purpose = "A player's callsign and ratings.",
        .reply = &codec::describe<PlayerProfile>(),
        .refusals = {{400, ErrorCode::BadMessage}, {404, ErrorCode::BadMessage}},
        .answer = [this](const HttpCall& call) { profile(call); },
    });
    table.add({
        .pattern = "/api/players/:address/matches",
        .operation = "playerMatches",
        .purpose = "A player's finished games, newest first.",
        .query = &codec::describe<HistoryQuery>(),
        .reply = &codec::describe<HistoryReply>(),
        .refusals = {{400, ErrorCode::BadMessage}, {404, ErrorCode::BadMessage}},
        .answer = [this](const HttpCall& call) { history(call); },
    });
}

void PublicApi::matches(const HttpCall& call) const {
    const Result<MatchesQuery> query = readQuery<MatchesQuery>(call.request);
    if (!query) {
        call.respond(errorResponse(query.error()));
        return;
    }
    const auto page = m_host.watchable(query.value().gameType, query.value().cursor);
    call.respond(page ? structResponse(page.value()) : errorResponse(page.error()));
}

void PublicApi::leaderboard(const HttpCall& call) {
    const Result<LeaderboardQuery> query = readQuery<LeaderboardQuery>(call.request);
    if (!query) {
        call.respond(errorResponse(query.error()));
        return;
    }
    m_host.accounts().leaderboard(
        query.value().gameType.value_or(GameType::CodeDuel), query.value().limit.value_or(kRows),
        [respond = call.respond](const Result<LeaderboardReply>& rows) {
            respond(rows ? structResponse(rows.value()) : errorResponse(rows.error()));
        });
}

void PublicApi::profile(const HttpCall& call) {
    const auto address = Address::parse(call.parameter);
    if (!address)
        call.respond(malformedAddress());
    else
        m_host.accounts().profile(*address, foundOr404<PlayerProfile>(call.respond));
}

void PublicApi::history(const HttpCall& call) {
    const auto address = Address::parse(call.parameter);
    const Result<HistoryQuery> query = readQuery<HistoryQuery>(call.request);
    if (!address)
        call.respond(malformedAddress());
    else if (!query)
        call.respond(errorResponse(query.error()));
    else
        m_host.accounts().history(*address, query.value().cursor,
                                  query.value().limit.value_or(kRows),
                                  foundOr404<HistoryReply>(call.respond));
}

} // namespace arcade::gateway
