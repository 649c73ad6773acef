#pragma once

#include "server/gateway/http_handler.h"
#include "shared/codec/describe.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace arcade::gateway {

/// A request on its way to the route that answers it. The references hold during the call only.
struct HttpCall {
    const HttpRequest& request;
    const HttpOrigin& origin;
    /// What stands in the path for the pattern's `:name`.
    std::string_view parameter;
    HttpHandler::Respond respond;
};

/// Who may ask. The operator's and the game server's token are checked before the route is called,
/// a player's by the route itself; a player of direct games needs one only where the server's
/// settings say so.
enum class HttpAccess { Anyone, Player, DirectPlayer, Operator, GameServer };

/// One thing that can be asked for: how it is recognised, what is said of it in the OpenAPI
/// document, and what answers it.
struct HttpRoute {
    HttpMethod method = HttpMethod::Get;
    /// `/api/players/:address`, with at most one named segment: `:address` or `:id`.
    std::string_view pattern;
    /// Names the operation in the document.
    std::string_view operation;
    std::string_view purpose;
    HttpAccess access = HttpAccess::Anyone;
    const codec::ObjectDescription* query = nullptr;
    const codec::ObjectDescription* body = nullptr;
    bool bodyMayBeLeftOut = false;
    int status = 200;
    /// Without one the answer is `replyType` of any form, or empty without a type.
    const codec::ObjectDescription* reply = nullptr;
    std::string_view replyType = "application/json";

    struct Refusal {
        int status = 400;
        ErrorCode code = ErrorCode::BadMessage;
    };
    /// Beside those of the access.
    std::vector<Refusal> refusals{};
    std::function<void(const HttpCall&)> answer;
};

/// Each path and method once.
class HttpRouteTable {
public:
    void add(HttpRoute route);
    const std::vector<HttpRoute>& routes() const { return m_routes; }

    struct Match {
        /// Null for an unknown path, and for a method the path does not know.
        const HttpRoute* route = nullptr;
        /// Of the path, even when the method does not fit; empty for an unknown path.
        std::string_view pattern;
        std::string parameter;
        /// What an Allow header says of the path.
        std::string allow;
    };
    /// HEAD is answered by the route for GET. The result is valid until the next `add`.
    Match find(HttpMethod method, std::string_view path) const;

private:
    std::vector<HttpRoute> m_routes;
};

} // namespace arcade::gateway
