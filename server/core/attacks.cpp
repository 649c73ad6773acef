#include "server/core/attacks.h"

#include "server/core/crews.h"
#include "server/core/memory.h"
#include "server/core/muster.h"
#include "server/core/queueing.h"
#include "server/core/territories.h"
#include "server/core/war_shares.h"

#include <algorithm>
#include <cstdlib>

namespace arcade::core {
namespace {

constexpr std::string_view kHandedOverReason =
    "The attack of your crew waits on, and is its new leader's.";
constexpr std::string_view kUncontestedReason =
    "No crew took your attack up. Try another territory or stake.";

/// Crews that wait on the same land with the same stake, this one too.
std::vector<const Attack*> rivalsOf(const World& world, const Attack& attack) {
    std::vector<const Attack*> rivals = attacksOn(world, attack.territory);
    std::erase_if(rivals, [&](const Attack* one) { return one->stake != attack.stake; });
    return rivals;
}

const Attack* nearestRivalOf(const World& world, const Attack& attack) {
    const Attack* nearest = nullptr;
    for (const Attack* rival : rivalsOf(world, attack)) {
        const auto distance = [&](const Attack* one) {
            return std::abs(one->rating - attack.rating);
        };
        if (rival != &attack && (nearest == nullptr || distance(rival) < distance(nearest)))
            nearest = rival;
    }
    return nearest;
}

void armLand(World& world, const std::string& territory) {
    std::optional<Instant> next;
    for (const Attack* attack : attacksOn(world, territory))
        next = std::min(attack->expiresAt, next.value_or(attack->expiresAt));
    world.schedule.set(LandDue{territory}, next);
}

Attack takeAttack(World& world, Step& step, CrewId crew) {
    Attack attack = world.attacks.extract(crew).mapped();
    step.keep(AttackErased{crew});
    armLand(world, attack.territory);
    return attack;
}

QueueUpdate removedUpdate(const World& world, const Attack& attack, Instant now,
                          std::string reason) {
    QueueUpdate told = attackUpdate(world, attack, now);
    told.status = TicketStatus::Removed;
    told.position = 0;
    told.reason = std::move(reason);
    return told;
}

void tellEnded(World& world, Step& step, const Attack& attack, std::string reason) {
    const Crew* crew = world.crews.find(attack.crew);
    QueueUpdate told = removedUpdate(world, attack, step.now, std::move(reason));
    step.tell(crew->leader, told);
    rememberRemoved(world, step, crew->leader, told);
}

/// The two it comes to, or an attack and the owner; false when nobody meets.
bool beginNext(World& world, Step& step, const std::string& territory) {
    const Crew* owner = ownerOf(world, territory);
    for (const Attack* attack : attacksOn(world, territory)) {
        const Attack* rival = owner == nullptr ? nearestRivalOf(world, *attack) : nullptr;
        if (owner == nullptr && rival == nullptr)
            continue;
        std::vector<CrewId> crews{attack->crew, owner != nullptr ? owner->id : rival->crew};
        std::vector<Attack> attacks{takeAttack(world, step, crews.front())};
        if (owner == nullptr)
            attacks.push_back(takeAttack(world, step, crews.back()));
        beginMuster(world, step, std::move(crews), std::move(attacks));
        return true;
    }
    return false;
}

Refusal crewRefusal(const World& world, PlayerId player) {
    const Crew* crew = world.crews.crewOf(player);
    if (crew == nullptr)
        return refusal(ErrorCode::NotInCrew, "You are in no crew.");
    if (world.attacks.contains(crew->id))
        return refusal(ErrorCode::AlreadyInQueue, "The attack of your crew waits already.");
    for (const auto& [territory, id] : world.battles) {
        const std::vector<Attack>& attacks = world.matches.at(id).match.war->attacks;
        if (std::ranges::find(attacks, crew->id, &Attack::crew) != attacks.end())
            return refusal(ErrorCode::AlreadyInMatch, "Your crew attacks another territory.");
    }
    if (std::ssize(onlineMembers(world, *crew)) < kCrewForBattle)
        return refusal(ErrorCode::CrewTooSmall,
                       "An attack takes three members of the crew who are online.");
    const Result<const Crew*> led = crewLedBy(world, player);
    return led ? Refusal{} : Refusal{led.error()};
}

Refusal landRefusal(const World& world, const AttackTerritory& command) {
    if (!isTerritory(command.territory))
        return refusal(ErrorCode::BadMessage, "data.territory: there is no such territory");
    if (!isCrewStake(command.stake))
        return refusal(ErrorCode::InvalidTier,
                       "A crew stakes 150, 300, 600 or 1200 $DATA on a territory.");
    const Crew* owner = ownerOf(world, command.territory);
    if (owner != nullptr && owner == world.crews.crewOf(command.player))
        return refusal(ErrorCode::InvalidState, "Your crew holds this territory.");
    return std::nullopt;
}

void extend(Attack& attack, const Rules& rules, Duration outage, Instant now) {
    attack.expiresAt = std::max(attack.expiresAt + outage, now + rules.ticketLeftAtLeast);
}

} // namespace

Refusal attackTerritory(World& world, Step& step, const AttackTerritory& command) {
    Refusal refused = entryRefusal(world, command.player, step.now);
    if (!refused)
        refused = landRefusal(world, command);
    if (!refused)
        refused = crewRefusal(world, command.player);
    if (!refused && world.battles.contains(command.territory))
        refused = refusal(ErrorCode::TerritoryBusy, "This territory is fought over already.");
    if (refused)
        return refused;
    forgetAftermath(world, step, command.player);
    const Crew& crew = *world.crews.crewOf(command.player);
    const Attack attack{command.id,
                        crew.id,
                        command.territory,
                        command.stake,
                        meanRating(crew),
                        step.now,
                        step.now + world.rules.ticketLimit,
                        0};
    world.attacks.emplace(crew.id, attack);
    step.keep(AttackSaved{attack});
    step.reply(command.player, attackUpdate(world, attack, step.now));
    armLand(world, attack.territory);
    settleLand(world, step, attack.territory);
    return std::nullopt;
}

std::vector<const Attack*> attacksOn(const World& world, const std::string& territory) {
    std::vector<const Attack*> attacks;
    for (const auto& [crew, attack] : world.attacks) {
        if (attack.territory == territory)
            attacks.push_back(&attack);
    }
    std::ranges::sort(attacks, [](const Attack* a, const Attack* b) {
        return std::tie(a->enteredAt, a->id) < std::tie(b->enteredAt, b->id);
    });
    return attacks;
}

const Attack* attackLedBy(const World& world, PlayerId player) {
    const Crew* crew = world.crews.crewOf(player);
    if (crew == nullptr || crew->leader != player)
        return nullptr;
    const auto attack = world.attacks.find(crew->id);
    return attack == world.attacks.end() ? nullptr : &attack->second;
}

void withdrawAttack(World& world, Step& step, CrewId crew) {
    if (!world.attacks.contains(crew))
        return;
    const Attack attack = takeAttack(world, step, crew);
    tellTerritory(world, step, attack.territory);
}

void handOverAttack(const World& world, Step& step, const Crew& crew, PlayerId before) {
    const auto attack = world.attacks.find(crew.id);
    if (attack == world.attacks.end() || crew.leader == before)
        return;
    step.tell(before,
              removedUpdate(world, attack->second, step.now, std::string{kHandedOverReason}));
    step.tell(crew.leader, attackUpdate(world, attack->second, step.now));
}

void putBackAttack(World& world, Step& step, Attack attack, Duration uncounted) {
    if (world.crews.find(attack.crew) == nullptr)
        return;
    extend(attack, world.rules, uncounted, step.now);
    const Attack& kept = world.attacks.insert_or_assign(attack.crew, attack).first->second;
    step.keep(AttackSaved{kept});
    armLand(world, kept.territory);
    step.tell(world.crews.find(kept.crew)->leader, attackUpdate(world, kept, step.now));
}

void settleLand(World& world, Step& step, const std::string& territory) {
    const Crew* owner = ownerOf(world, territory);
    if (owner != nullptr && world.attacks.contains(owner->id) &&
        world.attacks.at(owner->id).territory == territory)
        tellEnded(world, step, takeAttack(world, step, owner->id),
                  "Your crew holds this territory.");
    if (!world.isDraining && !world.battles.contains(territory))
        beginNext(world, step, territory);
    tellTerritory(world, step, territory);
}

void landDue(World& world, Step& step, const std::string& territory) {
    std::vector<CrewId> expired;
    for (const Attack* attack : attacksOn(world, territory)) {
        if (attack->expiresAt <= step.now)
            expired.push_back(attack->crew);
    }
    // As long as others fight there, nobody can take it up.
    if (world.battles.contains(territory)) {
        for (const CrewId crew : expired) {
            Attack& attack = world.attacks.at(crew);
            extend(attack, world.rules, Duration{0}, step.now);
            step.keep(AttackSaved{attack});
        }
        expired.clear();
    }
    for (const CrewId crew : expired)
        tellEnded(world, step, takeAttack(world, step, crew), std::string{kUncontestedReason});
    armLand(world, territory);
    if (!expired.empty())
        tellTerritory(world, step, territory);
}

QueueUpdate attackUpdate(const World& world, const Attack& attack, Instant now) {
    const std::vector<const Attack*> rivals = rivalsOf(world, attack);
    const auto own = std::ranges::find(rivals, attack.id, &Attack::id);
    QueueUpdate update;
    update.gameType = GameType::ProxyWar;
    update.territory = attack.territory;
    update.crewStake = attack.stake;
    update.position = static_cast<int>(own - rivals.begin()) + 1;
    update.playersInTier = static_cast<int>(rivals.size());
    update.inRange = own == rivals.end() ? 0 : update.playersInTier - 1;
    update.enteredAt = attack.enteredAt;
    update.waited = now - attack.enteredAt;
    return update;
}

void restoreAttacks(World& world, Step& step, const std::vector<Attack>& attacks, Duration outage) {
    for (Attack attack : attacks) {
        extend(attack, world.rules, outage, step.now);
        world.attacks.insert_or_assign(attack.crew, attack);
        step.keep(AttackSaved{attack});
        armLand(world, attack.territory);
    }
}

void extendAttacks(World& world, Step& step, Duration outage) {
    for (auto& [crew, attack] : world.attacks) {
        extend(attack, world.rules, outage, step.now);
        step.keep(AttackSaved{attack});
        armLand(world, attack.territory);
    }
}

} // namespace arcade::core
