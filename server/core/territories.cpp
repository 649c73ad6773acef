#include "server/core/territories.h"

#include "server/core/attacks.h"
#include "server/core/match_events.h"

#include <algorithm>

namespace arcade::core {
namespace {

std::size_t placeOf(std::string_view id) {
    const auto place = std::ranges::find(kTerritories, id);
    ARCADE_EXPECT(place != kTerritories.end());
    return static_cast<std::size_t>(place - kTerritories.begin());
}

void showAttack(const World& world, Territory& shown, const Attack& attack, bool isFighting) {
    const Crew* crew = world.crews.find(attack.crew);
    if (!shown.attacks)
        shown.attacks.emplace();
    if (crew != nullptr && std::ssize(*shown.attacks) < kTerritoryAttacksMost)
        shown.attacks->push_back(
            {crew->id.toString(), crew->name, crew->tag, attack.stake, isFighting});
}

void showBattle(const World& world, Territory& shown, const Match& match, Instant now) {
    shown.battle = match.id;
    if (match.phase != MatchPhase::Active) {
        shown.startsAt = match.phaseEndsAt;
        shown.timeLeft = timeLeft(match.phaseEndsAt, now);
    }
    for (const Attack& attack : match.war->attacks)
        showAttack(world, shown, attack, true);
}

Territory territory(const World& world, const std::string& id, Instant now) {
    Territory shown;
    shown.id = id;
    if (const Crew* owner = ownerOf(world, id)) {
        shown.owner = owner->id.toString();
        shown.ownerName = owner->name;
        shown.ownerTag = owner->tag;
    }
    const auto battle = world.battles.find(id);
    if (battle != world.battles.end())
        showBattle(world, shown, world.matches.at(battle->second).match, now);
    for (const Attack* attack : attacksOn(world, id))
        showAttack(world, shown, *attack, false);
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
        list.territories.push_back(territory(world, std::string{id}, step.now));
    step.reply(command.player, std::move(list));
    return std::nullopt;
}

void tellTerritory(const World& world, Step& step, const std::string& id) {
    if (world.mapViewers.empty())
        return;
    step.tell({world.mapViewers.begin(), world.mapViewers.end()},
              TerritoryUpdate{territory(world, id, step.now)});
}

} // namespace arcade::core
