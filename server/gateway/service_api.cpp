#include "server/gateway/service_api.h"

#include "server/gateway/http_input.h"
#include "shared/protocol/http_common.h"

#include <utility>

namespace arcade::gateway {

ServiceApi::ServiceApi(host::CoordinatorHost& coordinator, telemetry::Metrics& metrics,
                       SampleProcess sampleProcess, const std::string& openApi)
    : m_host(coordinator)
    , m_metrics(metrics)
    , m_sampleProcess(std::move(sampleProcess))
    , m_openApi(openApi) {}

void ServiceApi::addRoutes(HttpRouteTable& table) {
    table.add({
        .pattern = "/healthz",
        .operation = "alive",
        .purpose = "Answers as long as the server's loop turns.",
        .reply = &codec::describe<HealthReply>(),
        .answer = [](const HttpCall& call) { call.respond(structResponse(HealthReply{})); },
    });
    table.add({
        .pattern = "/readyz",
        .operation = "ready",
        .purpose = "Whether new players should be sent here: not while the server drains or has "
                   "too much to do.",
        .reply = &codec::describe<HealthReply>(),
        .refusals = {{503, ErrorCode::Draining}, {503, ErrorCode::ServerFull}},
        .answer = [this](const HttpCall& call) { ready(call); },
    });
    table.add({
        .pattern = "/metrics",
        .operation = "metrics",
        .purpose = "Every metric in the Prometheus text format.",
        .replyType = "text/plain",
        .answer = [this](const HttpCall& call) { metrics(call); },
    });
    table.add({
        .pattern = "/api/openapi.json",
        .operation = "openApi",
        .purpose = "This document.",
        .answer = [this](const HttpCall& call) { call.respond(jsonResponse(m_openApi)); },
    });
}

void ServiceApi::ready(const HttpCall& call) const {
    if (m_host.isDraining())
        call.respond(errorResponse({ErrorCode::Draining, "The server is about to stop."}));
    else if (m_host.load().isOverloaded())
        call.respond(errorResponse({ErrorCode::ServerFull, "The server has too much to do."}));
    else
        call.respond(structResponse(HealthReply{}));
}

void ServiceApi::metrics(const HttpCall& call) {
    if (m_sampleProcess)
        m_metrics.recordProcess(m_sampleProcess());
    call.respond({.status = 200,
                  .contentType = std::string(telemetry::Metrics::kContentType),
                  .body = m_metrics.serialize(),
                  .headers = {}});
}

} // namespace arcade::gateway
