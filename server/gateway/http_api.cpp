#include "server/gateway/http_api.h"

#include "server/gateway/admin_api.h"
#include "server/gateway/cross_origin.h"
#include "server/gateway/direct_api.h"
#include "server/gateway/openapi.h"
#include "server/gateway/public_api.h"
#include "server/gateway/service_api.h"
#include "server/gateway/session_api.h"
#include "server/host/secret.h"
#include "server/telemetry/log.h"
#include "shared/vocabulary/version.h"

#include <utility>

namespace arcade::gateway {
namespace {

using telemetry::adminLog;
using telemetry::logWarning;

/// Network addresses whose sign-ins are counted at one time.
constexpr std::size_t kAddressesMax = 65'536;
/// The metrics' label of whatever is no path of ours: labels must not be the client's to choose.
constexpr std::string_view kUnknownRoute = "unknown";

void count(telemetry::Metrics& metrics, std::string_view route, const HttpResponse& response) {
    metrics.httpRequests(route, response.status).increment();
    if (response.error)
        metrics.errors(*response.error).increment();
    if (response.error == ErrorCode::RateLimited)
        metrics.rateLimited.increment();
}

/// Somebody known by a secret of the server's.
struct Trusted {
    std::string_view token;
    /// With an article, as a sentence has it.
    std::string_view who;
    /// Of the answer to a wrong token.
    int wrongStatus = 403;
};

} // namespace

struct HttpApi::Impl {
    Impl(HttpApiSettings given, host::CoordinatorHost& coordinator,
         const host::Authenticator& authenticator, host::Entropy& entropy,
         telemetry::Metrics& theMetrics);

    void dispatch(const HttpRequest& request, const HttpOrigin& origin,
                  const HttpRouteTable::Match& match, const Respond& respond);
    std::optional<HttpResponse> refusalOf(const HttpRequest& request, const HttpOrigin& origin,
                                          const HttpRouteTable::Match& match);
    std::optional<HttpResponse> refusal(const HttpRequest& request, const HttpOrigin& origin,
                                        const Trusted& trusted);

    HttpApiSettings settings;
    host::CoordinatorHost& host;
    telemetry::Metrics& metrics;
    KeyedRateLimiter signIns;
    CrossOrigin crossOrigin;
    std::string document;
    ServiceApi serviceApi;
    SessionApi sessionApi;
    PublicApi publicApi;
    DirectApi directApi;
    AdminApi adminApi;
    HttpRouteTable table;
};

HttpApi::Impl::Impl(HttpApiSettings given, host::CoordinatorHost& coordinator,
                    const host::Authenticator& authenticator, host::Entropy& entropy,
                    telemetry::Metrics& theMetrics)
    : settings(std::move(given))
    , host(coordinator)
    , metrics(theMetrics)
    , signIns(settings.signIns, kAddressesMax)
    , crossOrigin(settings.corsOrigins)
    , serviceApi(coordinator, metrics, settings.sampleProcess, document)
    , sessionApi(coordinator, authenticator, entropy, signIns, settings.limitLoopback)
    , publicApi(coordinator)
    , directApi(coordinator,
                {settings.gameServerToken, settings.directRequests, settings.limitLoopback})
    , adminApi(coordinator, {settings.drainLimit, settings.sampleProcess, settings.drain}) {
    serviceApi.addRoutes(table);
    sessionApi.addRoutes(table);
    publicApi.addRoutes(table);
    directApi.addRoutes(table);
    adminApi.addRoutes(table);
    document = openApiDocument(table, kVersion);
}

void HttpApi::Impl::dispatch(const HttpRequest& request, const HttpOrigin& origin,
                             const HttpRouteTable::Match& match, const Respond& respond) {
    if (match.pattern.empty()) {
        respond(errorResponse(404, ErrorCode::UnknownType, "Nothing is served under this path."));
    } else if (crossOrigin.isPreflight(request)) {
        respond(crossOrigin.answerPreflight(match.allow));
    } else if (request.method == HttpMethod::Options) {
        respond(
            {.status = 204, .contentType = {}, .body = {}, .headers = {{"Allow", match.allow}}});
    } else if (match.route == nullptr) {
        HttpResponse refusal =
            errorResponse(405, ErrorCode::UnknownType, "This path knows other methods only.");
        refusal.headers.push_back({"Allow", match.allow});
        respond(std::move(refusal));
    } else if (auto refused = refusalOf(request, origin, match)) {
        respond(*std::move(refused));
    } else {
        match.route->answer({request, origin, match.parameter, respond});
    }
}

std::optional<HttpResponse> HttpApi::Impl::refusalOf(const HttpRequest& request,
                                                     const HttpOrigin& origin,
                                                     const HttpRouteTable::Match& match) {
    switch (match.route->access) {
    case HttpAccess::Anyone:
    case HttpAccess::Player:
    case HttpAccess::DirectPlayer: return std::nullopt;
    case HttpAccess::Operator:
        return refusal(request, origin, {settings.adminToken, "the operator", 403});
    case HttpAccess::GameServer:
        return refusal(request, origin, {settings.gameServerToken, "the game server", 401});
    }
    ARCADE_UNREACHABLE();
}

std::optional<HttpResponse> HttpApi::Impl::refusal(const HttpRequest& request,
                                                   const HttpOrigin& origin,
                                                   const Trusted& trusted) {
    const std::string who{trusted.who};
    const auto token = request.bearerToken();
    if (!token)
        return errorResponse(
            {ErrorCode::Unauthenticated, "Send " + who + "'s token as bearer token."});
    if (!trusted.token.empty() && host::equalSecrets(*token, trusted.token))
        return std::nullopt;
    metrics.suspiciousInput.increment();
    const bool isLimited = settings.limitLoopback || !origin.isLoopback;
    if (isLimited && !signIns.take(origin.limitKey, host.now())) {
        return errorResponse({ErrorCode::RateLimited, "Too many wrong tokens. Try again later.",
                              signIns.retryAfter(origin.limitKey, host.now())});
    }
    logWarning(adminLog(), "wrong token", {{"of", who}});
    return errorResponse(trusted.wrongStatus, ErrorCode::TokenInvalid,
                         "This is not " + who + "'s token.");
}

HttpApi::HttpApi(HttpApiSettings settings, host::CoordinatorHost& coordinator,
                 const host::Authenticator& authenticator, host::Entropy& entropy,
                 telemetry::Metrics& metrics)
    : m_impl(std::make_unique<Impl>(std::move(settings), coordinator, authenticator, entropy,
                                    metrics)) {}

HttpApi::~HttpApi() = default;

void HttpApi::handle(const HttpRequest& request, const HttpOrigin& origin, Respond respond) {
    Impl& impl = *m_impl;
    const HttpRouteTable::Match match = impl.table.find(request.method, request.path);
    const std::string_view label = match.pattern.empty() ? kUnknownRoute : match.pattern;
    // A page elsewhere never gets to read what is the operator's or a game server's.
    const bool mayPermit =
        !match.pattern.starts_with("/api/admin") &&
        !(match.route != nullptr && match.route->access == HttpAccess::GameServer);
    HttpResponse permission;
    if (mayPermit)
        impl.crossOrigin.permit(request, permission);
    impl.dispatch(request, origin, match,
                  [&metrics = impl.metrics, label, headers = std::move(permission.headers),
                   respond = std::move(respond)](HttpResponse response) {
                      count(metrics, label, response);
                      response.headers.insert(response.headers.end(), headers.begin(),
                                              headers.end());
                      respond(std::move(response));
                  });
}

const std::string& HttpApi::openApi() const {
    return m_impl->document;
}

} // namespace arcade::gateway
