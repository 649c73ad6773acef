#pragma once

#include <chrono>
#include <functional>

namespace arcade::bench {

/// Makes SIGINT and SIGTERM end what runs, with its report; the second one ends the process.
void catchInterrupts();
bool isInterrupted();

/// Runs the event loop until `done`, at most so long, or until interrupted. Whether it was done.
bool waitUntil(const std::function<bool()>& done, std::chrono::milliseconds limit);
/// Whether it was not interrupted.
bool waitFor(std::chrono::milliseconds time);

} // namespace arcade::bench
