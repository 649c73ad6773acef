#include "server/host/system_ports.h"

#include "server/host/secret.h"

#include <chrono>
#include <cstring>
#include <ctime>

namespace arcade::host {
namespace {

/// Unlike the steady clock, with the time the computer slept: players waited through it.
Duration uptime() {
    std::timespec time{};
    ::clock_gettime(CLOCK_BOOTTIME, &time);
    return std::chrono::duration_cast<Duration>(std::chrono::seconds{time.tv_sec} +
                                                std::chrono::nanoseconds{time.tv_nsec});
}

} // namespace

SystemClock::SystemClock()
    : m_startedAt(
          std::chrono::duration_cast<Duration>(std::chrono::system_clock::now().time_since_epoch()))
    , m_uptimeAtStart(uptime()) {}

Instant SystemClock::now() const {
    return m_startedAt + (uptime() - m_uptimeAtStart);
}

std::array<std::uint64_t, 2> SystemEntropy::draw() {
    std::array<std::uint64_t, 2> words{};
    const std::string bytes = randomBytes(sizeof(words));
    std::memcpy(words.data(), bytes.data(), sizeof(words));
    return words;
}

} // namespace arcade::host
