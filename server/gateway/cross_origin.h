#pragma once

#include "server/gateway/http_message.h"

#include <string>
#include <vector>

namespace arcade::gateway {

/// Which pages of other origins may read answers (CORS). Without origins nothing is added.
class CrossOrigin {
public:
    /// Exact origins, or `*` for all.
    explicit CrossOrigin(std::vector<std::string> origins);

    /// Whether the request is a browser's question before a request proper, from a page that may
    /// ask.
    bool isPreflight(const HttpRequest& request) const;
    /// `allow` is the list of methods of the path.
    HttpResponse answerPreflight(const std::string& allow) const;
    /// Adds what lets the asking page read the answer.
    void permit(const HttpRequest& request, HttpResponse& response) const;

private:
    bool isAllowed(std::string_view origin) const;

    std::vector<std::string> m_origins;
    bool m_allowsAll;
};

} // namespace arcade::gateway
