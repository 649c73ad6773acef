#pragma once

#include "server/core/rules.h"
#include "server/host/direct_identity.h"
#include "server/host/load_gauge.h"

#include <cstddef>
#include <string>

namespace arcade::host {

/// What the host is told once, at its start.
struct HostSettings {
    core::Rules rules;
    /// Shown to players.
    std::string name;
    /// Requests of one session that may wait behind a slow one.
    std::size_t inboxMax = 256;
    DirectAuth directAuth = DirectAuth::Open;
    OverloadLimits overload{};
};

} // namespace arcade::host
