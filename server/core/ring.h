#pragma once

#include "server/core/random.h"
#include "server/core/step.h"

/// Who hunts whom: each of a match's participants one other, all in one ring (SPEC 3.5).
namespace arcade::core {

/// There are at least two.
void drawRing(const Random& random, Match& match);
/// Each hunter is told the own target.
void tellTargets(Step& step, const Match& match);
/// Some of the participants there were before are not in the match any more: whoever hunted one of
/// them hunts the next in the ring, and is told.
void closeRing(Step& step, Match& match, const std::vector<Participant>& before);

/// Every participant is hunted by one, and following the targets comes by everybody.
bool isRing(const Match& match);

} // namespace arcade::core
