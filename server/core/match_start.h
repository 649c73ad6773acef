#pragma once

#include "server/core/step.h"
#include "server/core/world.h"

/// READY and the start of the game.
namespace arcade::core {

/// All have accepted: draws the sequence and starts the countdown.
void beginCountdown(World& world, Step& step, LiveMatch& live);
/// A full second of the countdown, or its end, is due.
void countdownDue(World& world, Step& step, MatchId match);

} // namespace arcade::core
