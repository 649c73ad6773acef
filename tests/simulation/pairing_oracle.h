#pragma once

#include "server/core/rules.h"
#include "tests/simulation/store_state.h"

namespace arcade::simulation {

/// How far apart two ratings may be after such a wait.
int rangeAfter(Duration wait);

/// SPEC 3.1.2 worked out anew: the range by the longer wait, and both sides' own bounds.
bool mayMeet(const core::Ticket& a, const core::Ticket& b, Instant at);

/// In the queue, not kept from play by absence or the delay against sniping.
bool isMatchable(const core::Ticket& ticket, Instant at);

/// Whether a new match is a fair pairing, given the store just before it: in range, nobody away,
/// nobody met again while another would do, the oldest served with the closest.
void checkPairing(const StoreState& before, const core::Match& match, const core::Rules& rules);

/// Nobody who may meet is left waiting. With `only`, looks at that ticket against all others.
void checkNobodyWaitsInVain(const StoreState& state, Instant now);
void checkNotInVain(const StoreState& state, const core::Ticket& only, Instant now);

} // namespace arcade::simulation
