#pragma once

#include "server/core/command.h"
#include "server/core/step.h"
#include "server/core/world.h"
#include "shared/protocol/crew_messages.h"

#include <array>
#include <string_view>

/// The map (SPEC 3.6).
namespace arcade::core {

inline constexpr std::array<std::string_view, 12> kTerritories{
    "ALPHA-1", "ALPHA-2", "ALPHA-3", "ALPHA-4", "BETA-1",  "BETA-2",
    "BETA-3",  "BETA-4",  "GAMMA-1", "GAMMA-2", "GAMMA-3", "GAMMA-4"};

bool isTerritory(std::string_view id);

/// Null when it is free.
const Crew* ownerOf(const World& world, const std::string& territory);

/// The crew holds it from now on, by this match.
void takeTerritory(World& world, Step& step, const Match& match, CrewId crew);
/// All that a crew held, which is no more.
void freeTerritories(World& world, Step& step, CrewId crew);

/// Answers with the whole map; the player is told what changes from now on, until gone.
Refusal showTerritories(World& world, Step& step, const ShowTerritories& command);
/// Something on it has changed.
void tellTerritory(const World& world, Step& step, const std::string& territory);

} // namespace arcade::core
