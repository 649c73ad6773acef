#pragma once

#include "server/core/rules.h"
#include "tests/simulation/store_state.h"

#include <map>

namespace arcade::simulation {

/// Where an attempt to pair looks at few of those who wait, the rest comes later, but it does come.
class PatienceOracle {
public:
    explicit PatienceOracle(const core::Rules& rules);

    /// Attempts are as small as that. Then a pair need not be the best of all, nor be made at once.
    bool isNeeded() const { return m_isNeeded; }
    static bool isNeeded(const core::Rules& rules);

    /// No two who may meet are left waiting for longer than it takes to look at all.
    void look(const StoreState& state, Instant now);
    /// Nobody is matched now, or all begin to wait anew.
    void forget() { m_waits.clear(); }

private:
    using Two = std::pair<TicketId, TicketId>;

    bool m_isNeeded;
    std::map<Two, Duration> m_waits;
    Instant m_lookedAt{};
};

} // namespace arcade::simulation
