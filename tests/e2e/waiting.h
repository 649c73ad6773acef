#pragma once

#include <chrono>
#include <functional>

namespace arcade::e2e {

/// What is given to anything that must happen, on a machine that is busy with other tests, too.
inline constexpr std::chrono::seconds kPatience{40};

/// Runs the event loop of this thread until it holds; false when it did not in time.
bool waitUntil(const std::function<bool()>& holds, std::chrono::milliseconds limit = kPatience);

} // namespace arcade::e2e
