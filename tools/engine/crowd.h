#pragma once

#include "tools/engine/arena.h"

#include <vector>

namespace arcade::engine {

/// Players who wait in one queue and cannot meet: each asks for an opponent who is at least
/// kStronger points better, which the other would have to ask of the first as well.
class WaitingCrowd {
public:
    static constexpr int kStronger = 150;
    static constexpr int kLowest = 800;
    static constexpr int kHighest = 2'000;

    /// They enter one after another within `time`.
    WaitingCrowd(Arena& arena, int count, Duration time);

    int size() const { return static_cast<int>(m_players.size()); }
    /// A player who is not there enters.
    core::Command enter();
    /// One who is there, whoever it is, leaves.
    core::Command leave();

private:
    Arena& m_arena;
    Dice m_dice;
    std::vector<int> m_players;
    int m_next = 0;
};

} // namespace arcade::engine
