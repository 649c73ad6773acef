#pragma once

#include "server/core/step.h"
#include "server/core/world.h"

/// An outage of the server costs nobody anything (SPEC 3.9).
namespace arcade::core {

/// The clock of a running game stood still for the outage that ends now. Whoever is away is not to
/// blame, and has Rules::restartGrace to come back.
void moveGame(Match& match, const Rules& rules, Duration outage, Instant now);

/// The server stood still, its connections kept: what would have been due meanwhile is put off,
/// players are told so, and for Rules::restartGrace nobody is to blame for being away.
void endStandstill(World& world, Step& step, Duration outage);

} // namespace arcade::core
