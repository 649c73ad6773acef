#pragma once

#include "tools/bench/pacer.h"
#include "tools/bench/swarm.h"

#include <deque>

namespace arcade::bench {

/// Connections that are cut at a steady rate and come back a second later.
class Churn {
public:
    /// `first` and `count` say whose client numbers are meant.
    Churn(player::Loop& loop, Swarm& swarm, int first, int count);

    void start(double perSecond);
    void measure() { m_cut = 0; }
    int absent() const { return static_cast<int>(m_absent.size()); }
    /// Connections cut since `measure`.
    int cut() const { return m_cut; }

private:
    struct Absence {
        int number = 0;
        player::Time until{};
    };

    void exchange(player::Time due);

    Swarm& m_swarm;
    int m_first;
    int m_count;
    int m_turn = 0;
    int m_cut = 0;
    std::deque<Absence> m_absent;
    Pacer m_pacer;
};

} // namespace arcade::bench
