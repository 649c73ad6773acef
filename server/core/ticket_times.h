#pragma once

#include "server/core/rules.h"
#include "server/core/state.h"

/// The instants of a ticket's life (SPEC 3.1).
namespace arcade::core {

/// Gives a new ticket its times: entered now, matchable after the draw against sniping (none for
/// direct games), expiry.
void admit(Ticket& ticket, const Rules& rules, Instant now);

/// May meet an opponent. Whoever waits in a lobby meets none: all begin together.
bool isMatchable(const Ticket& ticket, Instant now);

/// Gives a ticket back the time that did not count (in MATCHED and READY, or an outage): the expiry
/// moves by it and lies at least Rules::ticketLeftAtLeast ahead.
void giveBackTime(Ticket& ticket, const Rules& rules, Duration uncounted, Instant now);

/// When a long wait is told: it moves with the expiry.
Instant longWaitAt(const Ticket& ticket, const Rules& rules);

} // namespace arcade::core
