#pragma once

#include "server/core/step.h"
#include "server/core/world.h"

/// Who is there, and what it means for the place a player holds (SPEC 3.9).
namespace arcade::core {

void connected(World& world, Step& step, PlayerId player);
void disconnected(World& world, Step& step, PlayerId player);

/// Tells the others of a match who is away, and until when.
void tellGone(Step& step, const Match& match, const Participant& gone, Instant until);

/// In a running game: not back since a restart. A later disconnect has a grace of its own.
bool isAwaitedSinceRestart(const Participant& participant);

/// Once nobody is awaited any more, nothing is due for it.
void forgetRestartGrace(Match& match);

/// How the match ends if who is gone stays away, as things stand; empty before the start, and
/// where the others play on.
std::optional<EndReason> endsAs(const Match& match, const Participant& gone);

/// The grace this disconnect may use yet, of 30 s each and 60 s in all.
Duration graceLeft(const Rules& rules, const Participant& participant);

/// When the grace of somebody in the running game, or that after a restart, next ends.
std::optional<Instant> nextGraceEnd(const Match& match);
/// Ends the game when a grace is over; false when it did.
bool graceDue(World& world, Step& step, MatchId match);

} // namespace arcade::core
