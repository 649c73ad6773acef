#pragma once

#include "server/core/coordinator.h"
#include "server/core/rules.h"
#include "tests/simulation/client.h"
#include "tests/simulation/store_state.h"

namespace arcade::simulation {

/// Questions to the whole state. `stored` is what the records made of it.
struct Inspector {
    const core::Coordinator& core;
    const core::Rules& rules;
    const StoreState& stored;
    const std::vector<Client>& clients;
    Instant now{};

    /// Everything: money, places, deadlines, and that the records say what the core holds.
    void inspect() const;
    /// After everyone has left and time has passed: nothing is left behind.
    void inspectQuiet() const;
    /// Whether all that was durable is there again, and goes on as if the outage had not been.
    void inspectRestored(const StoreState& before) const;
    /// Whether all goes on after a standstill as if it had not been.
    void inspectResumed(const StoreState& before, Duration outage) const;

private:
    void inspectRecords(const core::Snapshot& held) const;
    void inspectDeadlines(const core::Snapshot& held) const;
    void inspectPresence(const core::Snapshot& held) const;
    void inspectCursors(const core::Snapshot& held) const;
    void inspectEscrows() const;
    void inspectBets(const core::Snapshot& held) const;
    void inspectTicketBack(const core::Ticket& before, Duration uncounted) const;
};

} // namespace arcade::simulation
