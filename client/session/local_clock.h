#pragma once

#include "client/state/time_sync.h"

namespace arcade::client {

inline LocalTime localNow() {
    return std::chrono::steady_clock::now();
}

} // namespace arcade::client
