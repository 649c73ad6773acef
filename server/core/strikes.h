#pragma once

#include "server/core/step.h"
#include "server/core/world.h"

/// SPEC 3.1.10: declining or abandoning before a start, again and again.
namespace arcade::core {

/// Counts one more against the player; fills in how many there are and for how long entering is
/// blocked now.
void addStrike(World& world, Step& step, PlayerId player, MatchCancelled& told);

/// How long entering is blocked yet; empty when it is not.
std::optional<Duration> blockedFor(const World& world, PlayerId player, Instant now);

/// Forgets what is outside the window.
void forgetStrikes(World& world, Step& step, PlayerId player);

/// When forgetStrikes() has something to forget entirely.
std::optional<Instant> strikesKeptUntil(const World& world, PlayerId player);

} // namespace arcade::core
