#pragma once

#include "tests/simulation/store_state.h"

namespace arcade::simulation {

/// Whether a queue.update tells where the ticket stands and why it waits (SPEC 3.1.8), counted anew
/// from all tickets of the queue.
void checkStanding(const StoreState& state, const core::Ticket& ticket, const QueueUpdate& told,
                   Instant now);

} // namespace arcade::simulation
