#include "server/gateway/admin_api.h"

#include "server/gateway/http_input.h"
#include "server/telemetry/log.h"

#include <utility>

namespace arcade::gateway {
namespace {

using telemetry::adminLog;
using telemetry::logError;
using telemetry::logEvent;

constexpr std::size_t kMatches = 100;

AdminMatch viewOf(const core::Match& match, Instant now) {
    AdminMatch view{.matchId = match.id,
                    .queue = match.queue.partition(),
                    .phase = match.phase,
                    .createdAt = match.createdAt,
                    .phaseEndsAt = match.phaseEndsAt,
                    .timeLeft = timeLeft(match.phaseEndsAt, now),
                    .players = {}};
    for (const core::Participant& participant : match.participants) {
        const PlayerCard& card = participant.ticket.card;
        view.players.push_back({card.address, card.callsign, card.rating, participant.connected,
                                participant.response});
    }
    return view;
}

} // namespace

AdminApi::AdminApi(host::CoordinatorHost& coordinator, Settings settings)
    : m_host(coordinator)
    , m_settings(std::move(settings))
    , m_startedAt(coordinator.now()) {}

void AdminApi::addRoutes(HttpRouteTable& table) {
    addViews(table);
    addActions(table);
}

void AdminApi::addViews(HttpRouteTable& table) {
    table.add({
        .pattern = "/api/admin/status",
        .operation = "adminStatus",
        .purpose = "The server and its process.",
        .access = HttpAccess::Operator,
        .reply = &codec::describe<AdminStatus>(),
        .answer = [this](const HttpCall& call) { call.respond(structResponse(status())); },
    });
    table.add({
        .pattern = "/api/admin/queues",
        .operation = "adminQueues",
        .purpose = "The queues that hold tickets.",
        .access = HttpAccess::Operator,
        .reply = &codec::describe<AdminQueues>(),
        .answer = [this](const HttpCall& call) { call.respond(structResponse(queues())); },
    });
    table.add({
        .pattern = "/api/admin/players",
        .operation = "adminPlayers",
        .purpose = "Who is connected.",
        .access = HttpAccess::Operator,
        .reply = &codec::describe<AdminPlayers>(),
        .answer =
            [this](const HttpCall& call) { call.respond(structResponse(m_host.playersOnline())); },
    });
    table.add({
        .pattern = "/api/admin/matches",
        .operation = "adminMatches",
        .purpose = "The matches under way, oldest first.",
        .access = HttpAccess::Operator,
        .query = &codec::describe<AdminMatchesQuery>(),
        .reply = &codec::describe<AdminMatches>(),
        .refusals = {{400, ErrorCode::BadMessage}},
        .answer = [this](const HttpCall& call) { matches(call); },
    });
    table.add({
        .pattern = "/api/admin/verify-ledger",
        .operation = "verifyLedger",
        .purpose = "Walks the whole ledger and says whether it is sound.",
        .access = HttpAccess::Operator,
        .reply = &codec::describe<LedgerReport>(),
        .answer = [this](const HttpCall& call) { verifyLedger(call); },
    });
}

void AdminApi::addActions(HttpRouteTable& table) {
    table.add({
        .method = HttpMethod::Post,
        .pattern = "/api/admin/drain",
        .operation = "drain",
        .purpose = "Takes no more tickets, lets running matches end, then stops.",
        .access = HttpAccess::Operator,
        .body = &codec::describe<DrainRequest>(),
        .bodyMayBeLeftOut = true,
        .status = 202,
        .reply = &codec::describe<DrainReply>(),
        .refusals = {{400, ErrorCode::BadMessage}},
        .answer = [this](const HttpCall& call) { drain(call); },
    });
    table.add({
        .method = HttpMethod::Post,
        .pattern = "/api/admin/matches/:id/cancel",
        .operation = "cancelMatch",
        .purpose = "Ends a match without anyone's fault: stakes go back.",
        .access = HttpAccess::Operator,
        .reply = &codec::describe<CancelReply>(),
        .refusals = {{400, ErrorCode::BadMessage}, {404, ErrorCode::MatchNotFound}},
        .answer = [this](const HttpCall& call) { cancel(call); },
    });
    table.add({
        .method = HttpMethod::Post,
        .pattern = "/api/admin/players/:address/kick",
        .operation = "kickPlayer",
        .purpose = "Takes a player out of queue and match and closes the connection.",
        .access = HttpAccess::Operator,
        .reply = &codec::describe<KickReply>(),
        .refusals = {{400, ErrorCode::BadMessage}, {404, ErrorCode::NotInMatch}},
        .answer = [this](const HttpCall& call) { kick(call); },
    });
}

AdminStatus AdminApi::status() const {
    const StatusReply known = m_host.status();
    AdminStatus status{.name = known.name,
                       .version = known.version,
                       .uptime = m_host.now() - m_startedAt,
                       .playersOnline = known.playersOnline,
                       .matches = known.matches,
                       .commitsPending = static_cast<int>(m_host.commitsPending()),
                       .draining = known.draining,
                       .serverTime = known.serverTime};
    for (const auto& queue : m_host.core().queues(m_host.now()))
        status.tickets += queue.tickets;
    if (m_settings.sampleProcess) {
        const telemetry::ProcessSample sample = m_settings.sampleProcess();
        status.residentBytes = static_cast<std::int64_t>(sample.residentBytes);
        status.openDescriptors = static_cast<std::int64_t>(sample.openDescriptors);
        status.maxDescriptors = static_cast<std::int64_t>(sample.maxDescriptors);
    }
    return status;
}

AdminQueues AdminApi::queues() const {
    AdminQueues view;
    for (const auto& queue : m_host.core().queues(m_host.now())) {
        if (queue.tickets + queue.suspended == 0)
            continue;
        view.queues.push_back({.queue = queue.queue.partition(),
                               .gameType = queue.queue.gameType,
                               .stakeTier = queue.queue.tier,
                               .tickets = queue.tickets,
                               .suspended = queue.suspended,
                               .longestWait = queue.longestWait,
                               .usualWait = {queue.usualWait}});
    }
    return view;
}

void AdminApi::matches(const HttpCall& call) const {
    const Result<AdminMatchesQuery> query = readQuery<AdminMatchesQuery>(call.request);
    if (!query) {
        call.respond(errorResponse(query.error()));
        return;
    }
    const auto limit =
        query.value().limit ? static_cast<std::size_t>(*query.value().limit) : kMatches;
    const std::vector<const core::Match*> matches = m_host.core().matches();
    AdminMatches view;
    view.total = static_cast<int>(matches.size());
    for (const core::Match* match : matches) {
        if (view.matches.size() == limit)
            break;
        view.matches.push_back(viewOf(*match, m_host.now()));
    }
    call.respond(structResponse(view));
}

void AdminApi::drain(const HttpCall& call) {
    const Result<DrainRequest> request = readBodyIfAny<DrainRequest>(call.request);
    if (!request) {
        call.respond(errorResponse(request.error()));
        return;
    }
    const Duration limit = request.value().limit.value_or(m_settings.drainLimit);
    logEvent(adminLog(), "operator drains the server", {{"limit_ms", limit}});
    const DrainReply reply{true, static_cast<int>(m_host.core().matches().size()), limit};
    // Answered first: with nothing under way the server may be gone at once.
    call.respond(structResponse(reply, 202));
    if (m_settings.drain)
        m_settings.drain(limit);
    else
        m_host.drain(limit, [] {});
}

void AdminApi::cancel(const HttpCall& call) {
    const auto match = MatchId::parse(call.parameter);
    if (!match) {
        call.respond(errorResponse(
            {ErrorCode::BadMessage, "A match's id is 32 lower-case hexadecimal digits."}));
        return;
    }
    const Result<Done> cancelled = m_host.cancelMatch(*match);
    logEvent(adminLog(), "operator cancels a match", {{"match", *match}, {"done", cancelled.ok()}});
    if (cancelled)
        call.respond(structResponse(CancelReply{*match}));
    else
        call.respond(errorResponse(cancelled.error()));
}

void AdminApi::kick(const HttpCall& call) {
    const auto address = Address::parse(call.parameter);
    if (!address) {
        call.respond(errorResponse(
            {ErrorCode::BadMessage, "An address is \"0x\" and 40 hexadecimal digits."}));
        return;
    }
    const Result<Done> kicked = m_host.kick(*address);
    logEvent(adminLog(), "operator kicks a player",
             {{"address", address->toString()}, {"done", kicked.ok()}});
    if (kicked)
        call.respond(structResponse(KickReply{*address}));
    else
        call.respond(errorResponse(404, kicked.error().code, kicked.error().message));
}

void AdminApi::verifyLedger(const HttpCall& call) {
    logEvent(adminLog(), "operator verifies the ledger");
    m_host.accounts().verifyLedger([respond = call.respond](const Result<LedgerReport>& report) {
        if (!report) {
            respond(errorResponse(report.error()));
            return;
        }
        if (!report.value().sound)
            logError(adminLog(), "the ledger is not sound",
                     {{"faults", report.value().faults.size()}});
        respond(structResponse(report.value()));
    });
}

} // namespace arcade::gateway
