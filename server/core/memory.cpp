#include "server/core/memory.h"

#include "server/core/strikes.h"

#include <algorithm>

namespace arcade::core {
namespace {

void saveAftermath(World& world, Step& step, Aftermath& aftermath, PlayerId player) {
    aftermath.player = player;
    aftermath.at = step.now;
    step.keep(AftermathSaved{aftermath});
    armMemory(world, player);
}

} // namespace

void rememberCancelled(World& world, Step& step, PlayerId player, const MatchCancelled& told) {
    Aftermath& aftermath = world.aftermaths[player];
    aftermath.cancelled = told;
    aftermath.removed.reset();
    saveAftermath(world, step, aftermath, player);
}

void rememberRemoved(World& world, Step& step, PlayerId player, const QueueUpdate& told) {
    // A match that fell through while the player was away, and then the place: both are told.
    Aftermath& aftermath = world.aftermaths[player];
    aftermath.removed = told;
    saveAftermath(world, step, aftermath, player);
}

void rememberBets(World& world, Step& step, PlayerId player, const SpectateResult& told) {
    Aftermath& aftermath = world.aftermaths[player];
    std::vector<SpectateResult>& bets = aftermath.bets ? *aftermath.bets : aftermath.bets.emplace();
    if (bets.size() == kMaxLastBets)
        bets.erase(bets.begin());
    bets.push_back(told);
    saveAftermath(world, step, aftermath, player);
}

void forgetAftermath(World& world, Step& step, PlayerId player) {
    if (world.aftermaths.erase(player) == 0)
        return;
    step.keep(AftermathErased{player});
    armMemory(world, player);
}

void armMemory(World& world, PlayerId player) {
    std::optional<Instant> until = strikesKeptUntil(world, player);
    const auto aftermath = world.aftermaths.find(player);
    if (aftermath != world.aftermaths.end()) {
        const Instant kept = aftermath->second.at + world.rules.aftermathKept;
        until = std::min(kept, until.value_or(kept));
    }
    world.schedule.set(MemoryDue{player}, until);
}

void memoryDue(World& world, Step& step, PlayerId player) {
    const auto aftermath = world.aftermaths.find(player);
    if (aftermath != world.aftermaths.end() &&
        aftermath->second.at + world.rules.aftermathKept <= step.now)
        forgetAftermath(world, step, player);
    forgetStrikes(world, step, player);
    armMemory(world, player);
}

} // namespace arcade::core
