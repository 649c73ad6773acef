#include "client/state/key_pacer.h"

#include <algorithm>

namespace arcade::client {

bool KeyPacer::maySend(const KeyBuffer& keys, LocalTime now) const {
    return keys.hasUnsent() && (!m_sentAt || now - *m_sentAt >= kBetween);
}

bool KeyPacer::isUnanswered(const KeyBuffer& keys, LocalTime now) const {
    return keys.pending() > 0 && !keys.hasUnsent() && now - m_lastAt >= kUnanswered;
}

std::optional<Duration> KeyPacer::lookAgainIn(const KeyBuffer& keys, LocalTime now) const {
    if (keys.pending() == 0)
        return std::nullopt;
    if (!m_sentAt)
        return Duration{0};
    const LocalTime due = keys.hasUnsent() ? *m_sentAt + kBetween : m_lastAt + kUnanswered;
    return std::max(Duration{0}, std::chrono::ceil<Duration>(due - now));
}

} // namespace arcade::client
