#pragma once

#include "server/core/state.h"

namespace arcade::core {

/// The same records by a clock that was set back: every moment in them is earlier by `by`.
Snapshot movedBack(Snapshot snapshot, Duration by);

} // namespace arcade::core
