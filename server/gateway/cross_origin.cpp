#include "server/gateway/cross_origin.h"

#include <algorithm>
#include <utility>

namespace arcade::gateway {

CrossOrigin::CrossOrigin(std::vector<std::string> origins)
    : m_origins(std::move(origins))
    , m_allowsAll(std::ranges::find(m_origins, "*") != m_origins.end()) {}

bool CrossOrigin::isPreflight(const HttpRequest& request) const {
    const auto origin = request.header("Origin");
    return request.method == HttpMethod::Options && origin && isAllowed(*origin) &&
           request.header("Access-Control-Request-Method").has_value();
}

HttpResponse CrossOrigin::answerPreflight(const std::string& allow) const {
    return {.status = 204,
            .contentType = {},
            .body = {},
            .headers = {{"Access-Control-Allow-Methods", allow},
                        {"Access-Control-Allow-Headers", "Authorization, Content-Type"},
                        {"Access-Control-Max-Age", "600"}}};
}

void CrossOrigin::permit(const HttpRequest& request, HttpResponse& response) const {
    if (m_origins.empty())
        return;
    // Caches between here and there must not serve one origin's permission to another.
    response.headers.push_back({"Vary", "Origin"});
    const auto origin = request.header("Origin");
    if (!origin || !isAllowed(*origin))
        return;
    response.headers.push_back(
        {"Access-Control-Allow-Origin", m_allowsAll ? "*" : std::string(*origin)});
    response.headers.push_back({"Access-Control-Expose-Headers", "Retry-After"});
}

bool CrossOrigin::isAllowed(std::string_view origin) const {
    return m_allowsAll || std::ranges::find(m_origins, origin) != m_origins.end();
}

} // namespace arcade::gateway
