#pragma once

#include "server/gateway/http_message.h"

#include <string>

namespace arcade::gateway {

/// The bytes that answer a request for which isWebSocketUpgrade() holds (RFC 6455, 4.2.2).
std::string handshakeAnswer(const HttpRequest& request);

} // namespace arcade::gateway
