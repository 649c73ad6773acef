#pragma once

#include "server/gateway/http_route.h"
#include "server/gateway/rate_limiter.h"
#include "server/host/authenticator.h"
#include "server/host/coordinator_host.h"

namespace arcade::gateway {

/// How players get their tokens: a guest signs in under a callsign, a token is renewed.
class SessionApi {
public:
    /// The limiter counts sign-ins by network address.
    SessionApi(host::CoordinatorHost& coordinator, const host::Authenticator& authenticator,
               host::Entropy& entropy, KeyedRateLimiter& signIns, bool limitLoopback);

    void addRoutes(HttpRouteTable& table);

private:
    void signIn(const HttpCall& call);
    void renew(const HttpCall& call);
    SessionReply replyFor(const host::PlayerAccount& account) const;

    host::CoordinatorHost& m_host;
    const host::Authenticator& m_authenticator;
    host::Entropy& m_entropy;
    KeyedRateLimiter& m_signIns;
    bool m_limitLoopback;
};

} // namespace arcade::gateway
