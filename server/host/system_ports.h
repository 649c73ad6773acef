#pragma once

#include "server/host/ports.h"

#include <chrono>

namespace arcade::host {

/// The wall clock as it stood at construction, steady from there on. Any thread.
class SystemClock : public Clock {
public:
    SystemClock();
    Instant now() const override;

private:
    Instant m_startedAt;
    std::chrono::steady_clock::time_point m_steadyStart;
};

/// The operating system's random numbers, as OpenSSL draws them. Any thread.
class SystemEntropy : public Entropy {
public:
    std::array<std::uint64_t, 2> draw() override;
};

} // namespace arcade::host
