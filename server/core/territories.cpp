#include "server/core/territories.h"

#include "server/core/match_events.h"

#include <algorithm>

namespace arcade::core {
namespace {

std::size_t placeOf(std::string_view id) {
    const auto place = std::ranges::find(kTerritories, id);
    ARCADE_EXPECT(place != kTerritories.end());
    return static_cast<std::size_t>(place - kTerritories.begin());
}

Territory territory(const World& world, const std::string& id) {
    Territory shown;
    shown.id = id;
    if (const Crew* owner = ownerOf(world, id)) {
        shown.owner = owner->id.toString();
        shown.ownerName = owner->name;
        shown.ownerTag = owner->tag;
    }
    return shown;
}

} // namespace

bool isTerritory(std::string_view id) {
    return std::ranges::find(kTerritories, id) != kTerritories.end();
}

const Crew* ownerOf(const World& world, const std::string& id) {
    const auto held = world.holdings.find(id);
    return held == world.holdings.end() ? nullptr : world.crews.find(held->second.owner);
}

void takeTerritory(World& world, Step& step, const Match& match, CrewId crew) {
    const std::string& id = match.queue.subject;
    TerritoryTakenEvent taken{id, crew, {}, match.id};
    if (const Crew* before = ownerOf(world, id))
        taken.from = {before->id};
    const Holding holding{id, crew};
    world.holdings.insert_or_assign(id, holding);
    step.keep(HoldingSaved{holding});
    raiseEvent(world, step, match, std::move(taken));
}

void freeTerritories(World& world, Step& step, CrewId crew) {
    std::vector<std::string> freed;
    for (const auto& [id, holding] : world.holdings) {
        if (holding.owner == crew)
            freed.push_back(id);
    }
    for (const std::string& id : freed) {
        world.holdings.erase(id);
        step.keep(HoldingErased{id});
        raiseEvent(world, step, QueueKey{GameType::ProxyWar, {}, id}.partition(), crew,
                   TerritoryFreedEvent{id, crew}, placeOf(id));
        tellTerritory(world, step, id);
    }
}

Refusal showTerritories(World& world, Step& step, const ShowTerritories& command) {
    if (world.online.contains(command.player))
        world.mapViewers.insert(command.player);
    TerritoryList list;
    for (const std::string_view id : kTerritories)
        list.territories.push_back(territory(world, std::string{id}));
    step.reply(command.player, std::move(list));
    return std::nullopt;
}

void tellTerritory(const World& world, Step& step, const std::string& id) {
    step.tell({world.mapViewers.begin(), world.mapViewers.end()},
              TerritoryUpdate{territory(world, id)});
}

} // namespace arcade::core
