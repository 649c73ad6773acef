#pragma once

#include "server/gateway/http_route.h"

#include <string>
#include <string_view>

namespace arcade::gateway {

/// The OpenAPI 3.1 document of these routes, from their declarations alone.
std::string openApiDocument(const HttpRouteTable& table, std::string_view version);

/// `/api/players/{address}` for `/api/players/:address`.
std::string openApiPath(std::string_view pattern);

} // namespace arcade::gateway
