#pragma once

#include "server/core/world.h"
#include "shared/protocol/crew_messages.h"

/// What players are shown of crews.
namespace arcade::core {

enum class CrewSight { Member, Stranger };

/// The invite is for members only.
CrewState crewState(const World& world, const Crew& crew, CrewSight sight);

} // namespace arcade::core
