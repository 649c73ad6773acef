#include "server/core/match_events.h"

namespace arcade::core {
namespace {

constexpr std::uint64_t kSubjects = 1024;

} // namespace

void raiseEvent(const World& world, Step& step, const Match& match, EventPayload payload,
                std::size_t subject) {
    const std::uint64_t number = payload.index() * kSubjects + subject;
    step.keep(EventRaised{world.random.eventId(match.id, number), step.now, match.queue.partition(),
                          std::move(payload)});
}

void raiseEvent(const World& world, Step& step, const std::string& partition, BetId bet,
                EventPayload payload) {
    const std::uint64_t number = payload.index();
    step.keep(
        EventRaised{world.random.eventId(bet, number), step.now, partition, std::move(payload)});
}

void raiseEvent(const World& world, Step& step, const std::string& partition, CrewId crew,
                EventPayload payload, std::size_t subject) {
    const std::uint64_t number = payload.index() * kSubjects + subject;
    step.keep(
        EventRaised{world.random.eventId(crew, number), step.now, partition, std::move(payload)});
}

} // namespace arcade::core
