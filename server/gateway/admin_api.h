#pragma once

#include "server/gateway/http_route.h"
#include "server/host/coordinator_host.h"
#include "server/telemetry/metrics.h"
#include "shared/protocol/admin_messages.h"

#include <functional>

namespace arcade::gateway {

/// What operators may see and do, under /api/admin. Each action is logged.
class AdminApi {
public:
    struct Settings {
        Duration drainLimit{};
        std::function<telemetry::ProcessSample()> sampleProcess;
        std::function<void(Duration limit)> drain;
    };

    AdminApi(host::CoordinatorHost& coordinator, Settings settings);

    void addRoutes(HttpRouteTable& table);

private:
    void addViews(HttpRouteTable& table);
    void addActions(HttpRouteTable& table);
    AdminStatus status() const;
    AdminQueues queues() const;
    void matches(const HttpCall& call) const;
    void drain(const HttpCall& call);
    void cancel(const HttpCall& call);
    void kick(const HttpCall& call);
    void verifyLedger(const HttpCall& call);

    host::CoordinatorHost& m_host;
    Settings m_settings;
    Instant m_startedAt;
};

} // namespace arcade::gateway
