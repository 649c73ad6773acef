#include "server/core/audience.h"

#include "shared/vocabulary/expect.h"

#include <algorithm>

namespace arcade::core {
namespace {

bool isIn(const std::vector<PlayerId>& players, PlayerId player) {
    return std::binary_search(players.begin(), players.end(), player);
}

void insertSorted(std::vector<PlayerId>& players, PlayerId player) {
    players.insert(std::lower_bound(players.begin(), players.end(), player), player);
}

bool eraseSorted(std::vector<PlayerId>& players, PlayerId player) {
    const auto place = std::lower_bound(players.begin(), players.end(), player);
    if (place == players.end() || *place != player)
        return false;
    players.erase(place);
    return true;
}

} // namespace

void Audience::add(PlayerId player) {
    ARCADE_EXPECT(!contains(player));
    insertSorted(m_present, player);
}

void Audience::remove(PlayerId player) {
    const bool wasThere = eraseSorted(m_present, player) || eraseSorted(m_away, player);
    ARCADE_EXPECT(wasThere);
}

bool Audience::setPresent(PlayerId player, bool isPresent) {
    ARCADE_EXPECT(contains(player));
    if (!eraseSorted(isPresent ? m_away : m_present, player))
        return false;
    insertSorted(isPresent ? m_present : m_away, player);
    return true;
}

bool Audience::contains(PlayerId player) const {
    return isIn(m_present, player) || isIn(m_away, player);
}

} // namespace arcade::core
