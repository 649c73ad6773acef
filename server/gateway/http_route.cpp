#include "server/gateway/http_route.h"

#include "shared/vocabulary/expect.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace arcade::gateway {
namespace {

/// What stands for the pattern's named segment, empty text if it has none; nothing if the path is
/// of another pattern.
std::optional<std::string_view> parameterIn(std::string_view pattern, std::string_view path) {
    const std::size_t colon = pattern.find(':');
    if (colon == std::string_view::npos)
        return pattern == path ? std::optional(std::string_view{}) : std::nullopt;
    const std::string_view name = pattern.substr(colon, pattern.find('/', colon) - colon);
    const std::string_view rest = pattern.substr(colon + name.size());
    if (path.substr(0, colon) != pattern.substr(0, colon))
        return std::nullopt;
    const std::size_t end = std::min(path.find('/', colon), path.size());
    const std::string_view value = path.substr(colon, end - colon);
    return value.empty() || path.substr(end) != rest ? std::nullopt : std::optional(value);
}

void appendMethod(std::string& allow, HttpMethod method) {
    if (!allow.empty())
        allow.append(", ");
    allow.append(wireText(method));
}

} // namespace

void HttpRouteTable::add(HttpRoute route) {
    const bool isNew = std::ranges::none_of(m_routes, [&](const HttpRoute& known) {
        return known.method == route.method && known.pattern == route.pattern;
    });
    ARCADE_EXPECT(isNew && route.answer && route.pattern.starts_with('/'));
    m_routes.push_back(std::move(route));
}

HttpRouteTable::Match HttpRouteTable::find(HttpMethod method, std::string_view path) const {
    const HttpMethod wanted = method == HttpMethod::Head ? HttpMethod::Get : method;
    Match match;
    for (const HttpRoute& route : m_routes) {
        const auto parameter = parameterIn(route.pattern, path);
        if (!parameter)
            continue;
        match.pattern = route.pattern;
        appendMethod(match.allow, route.method);
        if (route.method == HttpMethod::Get)
            appendMethod(match.allow, HttpMethod::Head);
        if (route.method == wanted) {
            match.route = &route;
            match.parameter = *parameter;
        }
    }
    if (!match.pattern.empty())
        appendMethod(match.allow, HttpMethod::Options);
    return match;
}

} // namespace arcade::gateway
