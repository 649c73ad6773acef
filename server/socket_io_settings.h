#pragma once

#include "shared/vocabulary/instant.h"

namespace arcade::settings {

struct SocketIoSettings {
    Duration pingInterval = std::chrono::seconds{25};
    /// For the answer, which a client that polls sends with a request of its own.
    Duration pingTimeout = std::chrono::seconds{20};
};

} // namespace arcade::settings
