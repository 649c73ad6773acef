#pragma once

#include "server/core/outcome.h"
#include "server/core/step.h"
#include "server/core/world.h"

/// What a war leaves behind: the territory, the crews, and who attacks next (SPEC 3.6).
namespace arcade::core {

/// Sides with too few who are there do not fight: such an owner loses the territory, such an
/// attacker the attack; when both are, nothing changes. Stakes and bets come back.
void disbandShort(World& world, Step& step, MatchId match, const std::vector<int>& tooFew);
/// The operator, before the start: nothing changes, and the attacks are over.
void disbandByOperator(World& world, Step& step, MatchId match);
/// A crew is no more: wars it was called to are not fought, and whoever attacked with it goes on.
void disbandCrew(World& world, Step& step, CrewId crew);

/// A war was fought to this end: the winner holds the territory. It is no match any more.
void concludeWar(World& world, Step& step, const Match& match, const Settlement& plan);

} // namespace arcade::core
