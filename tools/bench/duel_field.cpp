#include "tools/bench/duel_field.h"

#include <algorithm>

namespace arcade::bench {

DuelField::DuelField(player::Loop& loop, Swarm& swarm, int first, int count)
    : m_swarm(swarm)
    , m_first(first) {
    player::Random seeds(static_cast<std::uint64_t>(count));
    for (int number = first; number < first + count; ++number)
        m_duellists.push_back(std::make_unique<Duellist>(loop, swarm.client(number),
                                                         static_cast<Duellist::Field&>(*this),
                                                         m_figures, seeds.next()));
}

void DuelField::begin(std::chrono::milliseconds over) {
    const auto start = player::Clock::now();
    for (int index = 0; index < size(); ++index) {
        Duellist& one = *m_duellists[static_cast<std::size_t>(index)];
        m_byAddress[m_swarm.client(m_first + index).address()] = &one;
        one.enterAt(start + over * index / size());
    }
}

void DuelField::stop() {
    for (const auto& one : m_duellists)
        one->stop();
}

void DuelField::heard(const Client& client, std::string_view frame, player::Time now) {
    m_duellists[static_cast<std::size_t>(client.number() - m_first)]->heard(frame, now);
}

int DuelField::playing() const {
    return static_cast<int>(
        std::ranges::count_if(m_duellists, [](const auto& one) { return one->isPlaying(); }));
}

void DuelField::close(player::Time now) {
    for (const auto& one : m_duellists)
        one->close(now);
}

Duellist* DuelField::byAddress(std::string_view address) {
    const auto found = m_byAddress.find(address);
    return found == m_byAddress.end() ? nullptr : found->second;
}

} // namespace arcade::bench
