#pragma once

#include "server/gateway/http_handler.h"
#include "server/gateway/rate_limiter.h"
#include "server/host/authenticator.h"
#include "server/host/coordinator_host.h"
#include "server/telemetry/metrics.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace arcade::gateway {

struct HttpApiSettings {
    /// What operators present as bearer token; empty closes /api/admin.
    std::string adminToken;
    /// What game servers present as bearer token to report results of direct games; empty takes
    /// none.
    std::string gameServerToken;
    /// `https://example.org`, exactly as browsers send it, or `*`. Operator routes never answer
    /// other origins.
    std::vector<std::string> corsOrigins;
    /// Sign-ins, and wrong tokens of operators and game servers, of one network address.
    RateLimit signIns = RateLimit::perMinute(20, 20);
    /// Requests of players of direct games, of one network address.
    RateLimit directRequests = RateLimit::perSecond(100, 1000);
    bool limitLoopback = false;
    /// For running matches, unless the operator says how long.
    Duration drainLimit{std::chrono::minutes{10}};

    /// What the operating system says of the process; left out of metrics when not given.
    std::function<telemetry::ProcessSample()> sampleProcess;
    /// Drains as a signal to the process would; when not given the host alone is drained.
    std::function<void(Duration limit)> drain;
};

/// The HTTP interface for everyone and for operators: one table of routes that requests are
/// answered by, metrics are labelled with and the OpenAPI document is made from. What it is given
/// must outlive it, and it must outlive replies of the host's accounts.
class HttpApi : public HttpHandler {
public:
    HttpApi(HttpApiSettings settings, host::CoordinatorHost& coordinator,
            const host::Authenticator& authenticator, host::Entropy& entropy,
            telemetry::Metrics& metrics);
    ~HttpApi() override;

    void handle(const HttpRequest& request, const HttpOrigin& origin, Respond respond) override;

    /// The OpenAPI 3.1 document, as /api/openapi.json serves it.
    const std::string& openApi() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace arcade::gateway
