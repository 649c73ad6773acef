#pragma once

#include "server/gateway/http_route.h"
#include "server/host/coordinator_host.h"
#include "server/telemetry/metrics.h"

#include <functional>

namespace arcade::gateway {

/// What machines ask the server about itself: alive, ready, metrics, the OpenAPI document.
class ServiceApi {
public:
    using SampleProcess = std::function<telemetry::ProcessSample()>;

    /// The document is read when it is asked for.
    ServiceApi(host::CoordinatorHost& coordinator, telemetry::Metrics& metrics,
               SampleProcess sampleProcess, const std::string& openApi);

    void addRoutes(HttpRouteTable& table);

private:
    void ready(const HttpCall& call) const;
    void metrics(const HttpCall& call);

    host::CoordinatorHost& m_host;
    telemetry::Metrics& m_metrics;
    SampleProcess m_sampleProcess;
    const std::string& m_openApi;
};

} // namespace arcade::gateway
