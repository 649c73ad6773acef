#pragma once

#include "server/gateway/http_route.h"
#include "server/gateway/rate_limiter.h"
#include "server/host/coordinator_host.h"

#include <string>

namespace arcade::gateway {

/// Direct games: who looks for a match, what is known of one, and what a game server says came of
/// it.
class DirectApi {
public:
    struct Settings {
        /// Of a game server, who may read any match.
        std::string gameServerToken;
        /// Requests of one network address, but for those of the game server.
        RateLimit requests;
        bool limitLoopback = false;
    };

    DirectApi(host::CoordinatorHost& coordinator, Settings settings);

    void addRoutes(HttpRouteTable& table);

private:
    void addPlayerRoutes(HttpRouteTable& table);
    void addMatchRoutes(HttpRouteTable& table);
    void findMatch(const HttpCall& call);
    void leave(const HttpCall& call);
    void match(const HttpCall& call);
    void report(const HttpCall& call);
    bool isLimited(const HttpCall& call);

    host::CoordinatorHost& m_host;
    Settings m_settings;
    KeyedRateLimiter m_requests;
};

} // namespace arcade::gateway
