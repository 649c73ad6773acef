#pragma once

#include "server/core/command.h"
#include "server/core/step.h"
#include "server/core/world.h"

/// ACTIVE: keystrokes to cursors, and what is told of them (SPEC 3.4). Keystrokes count the moment
/// they come, so that nobody wins by the rhythm of messages; what is told of them is coalesced to
/// one notice in Rules::progressInterval, and with more than two sides the progress of all of them
/// to one for everybody in Rules::fieldInterval.
namespace arcade::core {

Refusal type(World& world, Step& step, const Type& command);

/// The players of a match with more than two sides are to be told how everyone stands.
void oweField(LiveMatch& live, const Rules& rules, Instant now);

/// When waiting keystrokes may be taken, or a coalesced notice may be told.
std::optional<Instant> nextTypingDue(const Rules& rules, const LiveMatch& live);
/// False when the game ended with it.
bool typingDue(World& world, Step& step, MatchId match);
/// Saves cursors that are ahead of the record.
void checkpointDue(World& world, Step& step, MatchId match);

} // namespace arcade::core
