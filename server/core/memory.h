#pragma once

#include "server/core/step.h"
#include "server/core/world.h"

/// What is remembered of a player who may hold no place: how the last one ended, and strikes.
namespace arcade::core {

/// Kept until the player enters a queue, a game starts, or 10 minutes have passed: whoever was cut
/// off while it was told learns it on the next connection.
void rememberCancelled(World& world, Step& step, PlayerId player, const MatchCancelled& told);
void rememberRemoved(World& world, Step& step, PlayerId player, const QueueUpdate& told);
/// What came of the player's bets on a match.
void rememberBets(World& world, Step& step, PlayerId player, const SpectateResult& told);
void forgetAftermath(World& world, Step& step, PlayerId player);

/// Sets the player's deadline to when something is next to be forgotten.
void armMemory(World& world, PlayerId player);
void memoryDue(World& world, Step& step, PlayerId player);

} // namespace arcade::core
