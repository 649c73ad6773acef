#pragma once

#include "server/host/ports.h"

namespace arcade::host {

/// The wall clock as it stood at construction, steady from there on; goes on while the computer
/// sleeps. Any thread.
class SystemClock : public Clock {
public:
    SystemClock();
    Instant now() const override;

private:
    Instant m_startedAt;
    Duration m_uptimeAtStart;
};

/// The operating system's random numbers, as OpenSSL draws them. Any thread.
class SystemEntropy : public Entropy {
public:
    std::array<std::uint64_t, 2> draw() override;
};

} // namespace arcade::host
