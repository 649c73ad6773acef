#pragma once

#include "server/core/state.h"

#include <deque>
#include <map>
#include <vector>

namespace arcade::core {

/// Whom a player was paired with, and when last.
using Opponents = std::map<PlayerId, Instant>;

/// Who was paired with whom lately in one queue (SPEC 3.1.4).
class RecentPairings {
public:
    explicit RecentPairings(Duration window)
        : m_window(window) {}

    /// Pairings come in the order of time; each replaces an older one of the same two.
    void remember(const Pairing& pairing);
    /// Forgets what is older than the window.
    void forget(Instant now);
    /// Those within the window, as of the last forget(); null when there are none.
    const Opponents* opponentsOf(PlayerId player) const;
    /// Oldest first.
    std::vector<Pairing> all() const;
    bool isEmpty() const { return m_inOrder.empty(); }

private:
    void erase(PlayerId player, PlayerId opponent, Instant at);

    Duration m_window;
    std::deque<Pairing> m_inOrder;
    std::map<PlayerId, Opponents> m_opponents;
};

} // namespace arcade::core
