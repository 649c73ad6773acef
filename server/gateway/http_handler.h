#pragma once

#include "server/gateway/http_message.h"

#include <functional>
#include <string>

class QObject;

namespace arcade::gateway {

/// Where a request came from.
struct HttpOrigin {
    /// Network address without a port, as text.
    std::string address;
    /// What limits per address count by: an IPv6 customer has a whole /64.
    std::string limitKey;
    bool isLoopback = false;
    /// Destroyed when the client has hung up: for whoever answers much later.
    const QObject* connection = nullptr;
};

/// Answers HTTP requests. `respond` is called exactly once, at once or later, on the same thread.
class HttpHandler {
public:
    using Respond = std::function<void(HttpResponse)>;

    virtual ~HttpHandler() = default;
    virtual void handle(const HttpRequest& request, const HttpOrigin& origin, Respond respond) = 0;
};

} // namespace arcade::gateway
