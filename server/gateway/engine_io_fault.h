#pragma once

#include "server/gateway/http_message.h"

namespace arcade::gateway {

/// What Engine.IO answers a request with that it does not take; the number is its code.
enum class EngineIoFault {
    TransportUnknown,
    SessionUnknown,
    BadHandshakeMethod,
    BadRequest,
    Forbidden,
    VersionUnsupported,
};

/// `{"code","message"}` in the protocol's own words.
HttpResponse engineIoError(EngineIoFault fault);

} // namespace arcade::gateway
