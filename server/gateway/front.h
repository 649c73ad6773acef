#pragma once

#include "shared/vocabulary/result.h"

#include <QTcpServer>

#include <chrono>

namespace arcade::gateway {

/// Accepting is tried again after it failed for want of descriptors.
inline constexpr std::chrono::milliseconds kResumeAccepting{200};

/// Takes the connections of one listening socket as far as the head of their first request, and
/// makes of them what the reception says.
class Front {
public:
    virtual ~Front() = default;

    /// What is to be told to listen, and later to close.
    virtual QTcpServer& server() = 0;
    /// Begins to accept, once the server listens. The error says what the system lacks.
    virtual Result<Done> start() = 0;
    /// No new connections from now on.
    virtual void stop() = 0;
};

} // namespace arcade::gateway
