#pragma once

#include "server/core/step.h"
#include "server/core/world.h"

namespace arcade::core {

/// Puts an event of a match in the outbox. Each kind happens once a match, or once for each
/// participant (`subject`): so its id is the same however often the step is made.
void raiseEvent(const World& world, Step& step, const Match& match, EventPayload payload,
                std::size_t subject = 0);
/// An event of a bet; each kind happens once a bet.
void raiseEvent(const World& world, Step& step, const std::string& partition, BetId bet,
                EventPayload payload);
/// An event of a crew; each kind happens once a crew and `subject`.
void raiseEvent(const World& world, Step& step, const std::string& partition, CrewId crew,
                EventPayload payload, std::size_t subject);

} // namespace arcade::core
