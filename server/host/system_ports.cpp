#include "server/host/system_ports.h"

#include "server/host/secret.h"

#include <cstring>

namespace arcade::host {

SystemClock::SystemClock()
    : m_startedAt(
          std::chrono::duration_cast<Duration>(std::chrono::system_clock::now().time_since_epoch()))
    , m_steadyStart(std::chrono::steady_clock::now()) {}

Instant SystemClock::now() const {
    return m_startedAt +
           std::chrono::duration_cast<Duration>(std::chrono::steady_clock::now() - m_steadyStart);
}

std::array<std::uint64_t, 2> SystemEntropy::draw() {
    std::array<std::uint64_t, 2> words{};
    const std::string bytes = randomBytes(sizeof(words));
    std::memcpy(words.data(), bytes.data(), sizeof(words));
    return words;
}

} // namespace arcade::host
