#pragma once

#include "client/state/key_buffer.h"
#include "client/state/time_sync.h"

namespace arcade::client {

/// When keystrokes go to the server: at once, but at most one message in 50 ms, the rest joined;
/// again when no word of them comes.
class KeyPacer {
public:
    /// The server takes progress every 50 ms (SPEC 3.4).
    static constexpr Duration kBetween{50};
    static constexpr Duration kUnanswered{1500};

    void sent(LocalTime now) { m_sentAt = m_lastAt = now; }
    /// The server has told its cursor.
    void heard(LocalTime now) { m_lastAt = now; }
    /// Another connection.
    void reset() { *this = {}; }

    bool maySend(const KeyBuffer& keys, LocalTime now) const;
    /// All was sent, and no word of it has come since: it is to be sent again.
    bool isUnanswered(const KeyBuffer& keys, LocalTime now) const;
    /// When one of the two will be true; empty while nothing waits.
    std::optional<Duration> lookAgainIn(const KeyBuffer& keys, LocalTime now) const;

private:
    std::optional<LocalTime> m_sentAt;
    LocalTime m_lastAt{};
};

} // namespace arcade::client
