#include "server/core/recent_pairings.h"

namespace arcade::core {

void RecentPairings::remember(const Pairing& pairing) {
    m_opponents[pairing.first][pairing.second] = pairing.at;
    m_opponents[pairing.second][pairing.first] = pairing.at;
    m_inOrder.push_back(pairing);
}

void RecentPairings::erase(PlayerId player, PlayerId opponent, Instant at) {
    const auto found = m_opponents.find(player);
    if (found == m_opponents.end())
        return;
    const auto entry = found->second.find(opponent);
    // The two may have been paired again since.
    if (entry != found->second.end() && entry->second == at)
        found->second.erase(entry);
    if (found->second.empty())
        m_opponents.erase(found);
}

void RecentPairings::forget(Instant now) {
    while (!m_inOrder.empty() && m_inOrder.front().at + m_window <= now) {
        const Pairing& oldest = m_inOrder.front();
        erase(oldest.first, oldest.second, oldest.at);
        erase(oldest.second, oldest.first, oldest.at);
        m_inOrder.pop_front();
    }
}

const Opponents* RecentPairings::opponentsOf(PlayerId player) const {
    const auto found = m_opponents.find(player);
    return found == m_opponents.end() ? nullptr : &found->second;
}

std::vector<Pairing> RecentPairings::all() const {
    return {m_inOrder.begin(), m_inOrder.end()};
}

} // namespace arcade::core
