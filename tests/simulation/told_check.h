#pragma once

#include "shared/protocol/messages.h"
#include "tests/simulation/store_state.h"

namespace arcade::simulation {

/// Whether the message says where its receiver stands: in a queue, a match, or nowhere (ok is the
/// answer to a leave here).
bool tellsPlace(const ServerMessage& message);

/// Whether it acknowledges a bet or says what came of it.
bool tellsBets(const ServerMessage& message);

/// The last such message of a commit, and any of a bet, tells what is durable with it, or is a
/// false acknowledgement.
void checkTold(const StoreState& durable, PlayerId player, const ServerMessage& message);

} // namespace arcade::simulation
