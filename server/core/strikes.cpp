#include "server/core/strikes.h"

#include "server/core/memory.h"

#include <algorithm>

namespace arcade::core {

void addStrike(World& world, Step& step, PlayerId player, MatchCancelled& told) {
    const Rules& rules = world.rules;
    Strikes& strikes = world.strikes[player];
    strikes.player = player;
    std::erase_if(strikes.at, [&](Instant at) { return at + rules.strikeWindow <= step.now; });
    strikes.at.push_back(step.now);
    told.strikes = static_cast<int>(strikes.at.size());
    if (*told.strikes >= rules.strikesToBlock) {
        strikes.blockedUntil = step.now + rules.strikeBlock;
        told.blockedFor = rules.strikeBlock;
    }
    step.keep(StrikesSaved{strikes});
    armMemory(world, player);
}

std::optional<Duration> blockedFor(const World& world, PlayerId player, Instant now) {
    const auto found = world.strikes.find(player);
    if (found == world.strikes.end() || !found->second.blockedUntil ||
        *found->second.blockedUntil <= now)
        return std::nullopt;
    return *found->second.blockedUntil - now;
}

std::optional<Instant> strikesKeptUntil(const World& world, PlayerId player) {
    const auto found = world.strikes.find(player);
    if (found == world.strikes.end() || found->second.at.empty())
        return std::nullopt;
    const Instant counted = found->second.at.back() + world.rules.strikeWindow;
    return std::max(counted, found->second.blockedUntil.value_or(counted));
}

void forgetStrikes(World& world, Step& step, PlayerId player) {
    const auto until = strikesKeptUntil(world, player);
    if (!until || *until > step.now)
        return;
    world.strikes.erase(player);
    step.keep(StrikesSaved{{player, {}, {}}});
}

} // namespace arcade::core
