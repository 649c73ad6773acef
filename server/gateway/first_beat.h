#pragma once

#include "server/host/session.h"
#include "shared/vocabulary/instant.h"

namespace arcade::gateway {

/// When a session is pinged for the first time: between a quarter of the interval and all of it.
/// Who came together, as all do after a restart, is not pinged together, whoever comes when.
Duration firstBeat(host::SessionId session, Duration interval);

} // namespace arcade::gateway
