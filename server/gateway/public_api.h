#pragma once

#include "server/gateway/http_route.h"
#include "server/host/coordinator_host.h"

namespace arcade::gateway {

/// What anyone may read: status, matches to watch, the leaderboard, players and their games.
class PublicApi {
public:
    explicit PublicApi(host::CoordinatorHost& coordinator);

    void addRoutes(HttpRouteTable& table);

private:
    void addPlayerRoutes(HttpRouteTable& table);
    void matches(const HttpCall& call) const;
    void leaderboard(const HttpCall& call);
    void profile(const HttpCall& call);
    void history(const HttpCall& call);

    host::CoordinatorHost& m_host;
};

} // namespace arcade::gateway
