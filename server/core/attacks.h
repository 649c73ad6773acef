#pragma once

#include "server/core/command.h"
#include "server/core/step.h"
#include "server/core/world.h"

/// Attacks, and which of them come to a war (SPEC 3.6).
namespace arcade::core {

Refusal attackTerritory(World& world, Step& step, const AttackTerritory& command);

/// Those that wait, for the longest time first.
std::vector<const Attack*> attacksOn(const World& world, const std::string& territory);
/// The attack that the player, who leads the crew, may call off; null when none waits.
const Attack* attackLedBy(const World& world, PlayerId player);
/// The crew's attack is called off, or the crew is no more.
void withdrawAttack(World& world, Step& step, CrewId crew);
/// The crew has another leader than the one before: who may call its attack off, if one waits.
void handOverAttack(const World& world, Step& step, const Crew& crew, PlayerId before);
/// The attack waits again: the war it had come to was not fought.
void putBackAttack(World& world, Step& step, Attack attack, Duration uncounted);

/// Begins what may begin: one war a territory, the longest-waiting attack first, against the owner
/// or, on free land, the crew of the nearest rating that stakes the same.
void settleLand(World& world, Step& step, const std::string& territory);
/// Attacks on it have waited for too long.
void landDue(World& world, Step& step, const std::string& territory);

/// Where the attack stands.
QueueUpdate attackUpdate(const World& world, const Attack& attack, Instant now);

/// What waited when the server stopped goes on waiting.
void restoreAttacks(World& world, Step& step, const std::vector<Attack>& attacks, Duration outage);
/// The server stood still.
void extendAttacks(World& world, Step& step, Duration outage);

} // namespace arcade::core
