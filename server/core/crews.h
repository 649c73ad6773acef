#pragma once

#include "server/core/command.h"
#include "server/core/step.h"
#include "server/core/world.h"

/// Crews: founding, joining, leaving, and who leads (SPEC 3.6).
namespace arcade::core {

Refusal foundCrew(World& world, Step& step, const FoundCrew& command);
Refusal joinCrew(World& world, Step& step, const JoinCrew& command);
Refusal leaveCrew(World& world, Step& step, const LeaveCrew& command);
Refusal kickFromCrew(World& world, Step& step, const KickFromCrew& command);
Refusal promoteInCrew(World& world, Step& step, const PromoteInCrew& command);
Refusal showCrew(World& world, Step& step, const ShowCrew& command);

/// The player's crew: NOT_IN_CREW without one, NOT_CREW_LEADER when another leads it.
Result<const Crew*> crewLedBy(const World& world, PlayerId player);

/// Members who are connected.
std::vector<PlayerId> onlineMembers(const World& world, const Crew& crew);

/// A member has come or gone; with the card as it is now, if that is known.
void memberSeen(World& world, Step& step, PlayerId player, const std::optional<PlayerCard>& card);
/// The players as a battle has left them; those kicked during it are out.
void membersBack(World& world, Step& step, CrewId crew, const std::vector<PlayerCard>& cards);

/// Members are to be told how their crew is now.
void crewDue(World& world, Step& step, CrewId crew);

} // namespace arcade::core
