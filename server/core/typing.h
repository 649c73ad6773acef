#pragma once

#include "server/core/command.h"
#include "server/core/step.h"
#include "server/core/world.h"

/// ACTIVE: keystrokes to cursors, and what is told of them (SPEC 3.4). Keystrokes count the moment
/// they come, so that nobody wins by the rhythm of messages; what is told of them is coalesced to
/// one notice in Rules::progressInterval.
namespace arcade::core {

Refusal type(World& world, Step& step, const Type& command);

/// When waiting keystrokes may be taken, or a coalesced notice may be told.
std::optional<Instant> nextTypingDue(const Rules& rules, const LiveMatch& live);
/// False when the game ended with it.
bool typingDue(World& world, Step& step, MatchId match);
/// Saves cursors that are ahead of the record.
void checkpointDue(World& world, Step& step, MatchId match);

} // namespace arcade::core
