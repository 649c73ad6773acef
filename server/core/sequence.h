#pragma once

#include "server/core/random.h"
#include "server/core/state.h"

#include <string>

/// The text to be typed: shell, network and exploit one-liners from a grammar (SPEC 3.4).
namespace arcade::core {

/// Characters, about: by tier for duels, 60 for wars and hunts.
int sequenceLength(const QueueKey& queue);

/// The match's text with this number. Within 15 % of `length` (30 to 200 characters), printable
/// ASCII, single spaces only between other characters.
std::string makeSequence(const Random& random, MatchId match, int number, int length);

} // namespace arcade::core
