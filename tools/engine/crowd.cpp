#include "tools/engine/crowd.h"

namespace arcade::engine {

WaitingCrowd::WaitingCrowd(Arena& arena, int count, Duration time)
    : m_arena(arena) {
    const Duration::rep atOnce = count / time.count() + 1;
    for (int number = 0; number < count; ++number) {
        if (number % atOnce == 0)
            m_arena.pass(Duration{1});
        m_arena.apply(enter());
    }
}

core::Command WaitingCrowd::enter() {
    const int player = m_next++;
    m_players.push_back(player);
    const int rating = m_dice.between(kLowest, kHighest);
    QueuePreferences wishes;
    wishes.minOpponentRating = rating + kStronger;
    return m_arena.entry(player, rating, wishes);
}

core::Command WaitingCrowd::leave() {
    int& chosen = m_players[static_cast<std::size_t>(m_dice.below(size()))];
    const int player = chosen;
    chosen = m_players.back();
    m_players.pop_back();
    return core::LeaveQueue{Arena::player(player)};
}

} // namespace arcade::engine
