#pragma once

#include "shared/vocabulary/ids.h"

#include <vector>

namespace arcade::core {

/// Who watches a match. Whoever is away keeps the place, but is neither counted nor told.
class Audience {
public:
    /// The player is there and does not watch yet.
    void add(PlayerId player);
    /// The player watches.
    void remove(PlayerId player);
    /// The player watches. False when this was known.
    bool setPresent(PlayerId player, bool isPresent);

    bool contains(PlayerId player) const;
    /// All places, also those of players who are away.
    std::size_t size() const { return m_present.size() + m_away.size(); }
    bool isEmpty() const { return size() == 0; }
    /// By id.
    const std::vector<PlayerId>& present() const { return m_present; }
    const std::vector<PlayerId>& away() const { return m_away; }

private:
    /// Copied for every batch, changed far less often.
    std::vector<PlayerId> m_present;
    std::vector<PlayerId> m_away;
};

} // namespace arcade::core
