#pragma once

#include "client/state/time_sync.h"

#include <functional>

namespace arcade::client {

/// Where a session takes its time from.
using LocalClock = std::function<LocalTime()>;

/// Only runs forward, and also while the computer sleeps: server time reckoned from it stays right
/// when the lid is opened again.
LocalTime timeSinceBoot();

} // namespace arcade::client
