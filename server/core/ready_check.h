#pragma once

#include "server/core/command.h"
#include "server/core/step.h"
#include "server/core/world.h"

/// MATCHED: who has seen the prompt, who has answered, and what follows (SPEC 3.2).
namespace arcade::core {

Refusal showPrompt(World& world, const ShowPrompt& command);
Refusal respond(World& world, Step& step, const Respond& command);
/// Leaving the queue when the match is there already: a leave for whoever has not seen the
/// prompt, else a decline.
Refusal leaveMatched(World& world, Step& step, PlayerId player);
/// The time to accept is over.
void acceptDue(World& world, Step& step, MatchId match);

} // namespace arcade::core
