#pragma once

#include "shared/vocabulary/result.h"

#include <sys/socket.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace arcade::player {

/// Where a server is.
struct Endpoint {
    bool tls = false;
    /// As in the Host header and for the certificate.
    std::string host;
    std::uint16_t port = 0;
    sockaddr_storage address{};
    socklen_t addressLength = 0;
    /// Which of this computer's addresses connections come from, in host order; whichever suits
    /// if left out.
    std::optional<std::uint32_t> source;

    /// `http://host:port` and the like (https, ws, wss); asks the resolver, so it may block.
    static Result<Endpoint> resolve(std::string_view url);

    std::string authority() const;

    /// A socket on its way there, or, with errno, less than 0 when there is none.
    int connectSocket() const;
};

} // namespace arcade::player
