#include "server/core/crews.h"

#include "server/core/attacks.h"
#include "server/core/crew_view.h"
#include "server/core/muster.h"
#include "server/core/territories.h"
#include "server/core/war_end.h"

#include <algorithm>
#include <string_view>

namespace arcade::core {
namespace {

/// Letters and digits that nobody takes for others; as many as five bits tell apart.
constexpr std::string_view kInviteLetters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
static_assert(kInviteLetters.size() == 32);
constexpr int kInviteLength = 12;
constexpr int kInviteGroup = 4;

std::string inviteOf(std::uint64_t drawn) {
    std::string invite;
    for (int index = 0; index < kInviteLength; ++index) {
        if (index > 0 && index % kInviteGroup == 0)
            invite += '-';
        invite += kInviteLetters[drawn & 31U];
        drawn >>= 5U;
    }
    return invite;
}

/// Nobody else's, so that it says which crew is meant.
void renewInvite(const World& world, Crew& crew) {
    do {
        const auto number = static_cast<std::uint64_t>(crew.invitesDrawn++);
        crew.invite = inviteOf(world.random.draw(crew.id, Purpose::CrewInvite, number));
    } while (world.crews.findByInvite(crew.invite) != nullptr);
}

Error notInCrew() {
    return {ErrorCode::NotInCrew, "You are in no crew."};
}

/// A war that is not over.
bool isInBattle(const World& world, PlayerId player) {
    const LiveMatch* live = liveMatchOf(world, player);
    return live != nullptr && live->match.queue.gameType == GameType::ProxyWar;
}

void pushCrew(World& world, Step& step, const Crew& crew, std::vector<PlayerId> to) {
    world.crewsToldAt.insert_or_assign(crew.id, step.now);
    step.tell(std::move(to), crewState(world, crew, CrewSight::Member));
}

/// Tells its members now, or as soon as they may be told again.
void noteCrew(World& world, Step& step, const Crew& crew, PlayerId but) {
    const auto told = world.crewsToldAt.find(crew.id);
    const Instant due = told == world.crewsToldAt.end()
                            ? step.now
                            : std::max(step.now, told->second + world.rules.crewInterval);
    if (due > step.now) {
        world.schedule.set(CrewDue{crew.id}, due);
        return;
    }
    world.schedule.cancel(CrewDue{crew.id});
    std::vector<PlayerId> to = onlineMembers(world, crew);
    std::erase(to, but);
    pushCrew(world, step, crew, std::move(to));
}

/// The crew as a request has left it.
void changed(World& world, Step& step, Crew crew, PlayerId by) {
    const Crew& kept = world.crews.put(std::move(crew));
    step.keep(CrewSaved{kept});
    step.reply(by, crewState(world, kept, CrewSight::Member));
    noteCrew(world, step, kept, by);
}

/// Its last member is not in a match.
void dissolve(World& world, Step& step, const Crew& crew) {
    const CrewId id = crew.id;
    withdrawAttack(world, step, id);
    world.crews.take(id);
    world.crewsToldAt.erase(id);
    world.schedule.cancel(CrewDue{id});
    step.keep(CrewErased{id});
    freeTerritories(world, step, id);
    disbandCrew(world, step, id);
}

void removeMember(Crew& crew, PlayerId player) {
    if (crew.leader == player) {
        crew.leader = successorIn(crew);
        findMember(crew, crew.leader)->leaving = false;
    }
    std::erase_if(crew.members, [&](const Membership& one) { return one.player == player; });
}

void tellRemoved(const World& world, Step& step, const Crew& crew, PlayerId player) {
    step.tell(player, crewState(world, crew, CrewSight::Stranger));
}

Refusal nameRefusal(const World& world, const FoundCrew& command) {
    if (std::string fault = crewNameFault(command.name); !fault.empty())
        return refusal(ErrorCode::BadMessage, "data.name: " + fault);
    if (std::string fault = crewTagFault(command.tag); !fault.empty())
        return refusal(ErrorCode::BadMessage, "data.tag: " + fault);
    if (world.crews.isNameTaken(command.name))
        return refusal(ErrorCode::CrewNameTaken, "Another crew has this name.");
    if (world.crews.isTagTaken(command.tag))
        return refusal(ErrorCode::CrewNameTaken, "Another crew has this tag.");
    return std::nullopt;
}

/// A copy to change: what the player leads, if the other is in it.
Result<Crew> crewWith(const World& world, PlayerId leader, const Address& member) {
    const Result<const Crew*> led = crewLedBy(world, leader);
    if (!led)
        return led.error();
    if (findMember(*led.value(), member) == nullptr)
        return Error{ErrorCode::NotInCrew, "This player is not in your crew."};
    return *led.value();
}

Refusal memberRefusal(const World& world, PlayerId player) {
    if (world.crews.crewOf(player) == nullptr)
        return std::nullopt;
    return refusal(ErrorCode::InvalidState, "You are in a crew already. Leave it first.");
}

} // namespace

Refusal foundCrew(World& world, Step& step, const FoundCrew& command) {
    Refusal refused = memberRefusal(world, command.player);
    if (!refused)
        refused = nameRefusal(world, command);
    if (refused)
        return refused;
    Crew crew;
    crew.id = command.crew;
    crew.name = command.name;
    crew.tag = command.tag;
    crew.leader = command.player;
    crew.members = {{command.player, command.card}};
    renewInvite(world, crew);
    changed(world, step, std::move(crew), command.player);
    return std::nullopt;
}

Refusal joinCrew(World& world, Step& step, const JoinCrew& command) {
    if (Refusal refused = memberRefusal(world, command.player))
        return refused;
    const Crew* found = world.crews.findByInvite(command.invite);
    if (found == nullptr)
        return refusal(ErrorCode::InviteInvalid, "This invite is not valid, or not any more.");
    if (std::ssize(found->members) >= kCrewMost)
        return refusal(ErrorCode::CrewFull, "This crew is full.");
    Crew crew = *found;
    crew.members.push_back({command.player, command.card});
    changed(world, step, std::move(crew), command.player);
    callMember(world, step, command.player);
    return std::nullopt;
}

Refusal leaveCrew(World& world, Step& step, const LeaveCrew& command) {
    const Crew* found = world.crews.crewOf(command.player);
    if (found == nullptr)
        return notInCrew();
    if (isInBattle(world, command.player))
        return refusal(ErrorCode::AlreadyInMatch, "You fight for this crew: leave it afterwards.");
    Crew crew = *found;
    if (crew.members.size() == 1) {
        dissolve(world, step, crew);
        return std::nullopt;
    }
    const bool wasLeader = crew.leader == command.player;
    removeMember(crew, command.player);
    const Crew& kept = world.crews.put(std::move(crew));
    step.keep(CrewSaved{kept});
    noteCrew(world, step, kept, command.player);
    if (wasLeader)
        handOverAttack(world, step, kept, command.player);
    return std::nullopt;
}

Refusal kickFromCrew(World& world, Step& step, const KickFromCrew& command) {
    const Result<Crew> led = crewWith(world, command.player, command.member);
    if (!led)
        return led.error();
    Crew crew = led.value();
    const PlayerId player = findMember(crew, command.member)->player;
    if (player == command.player)
        return refusal(ErrorCode::InvalidState, "You cannot kick yourself. Leave the crew.");
    if (isInBattle(world, player)) {
        findMember(crew, player)->leaving = true;
        changed(world, step, std::move(crew), command.player);
        return std::nullopt;
    }
    removeMember(crew, player);
    renewInvite(world, crew);
    tellRemoved(world, step, crew, player);
    changed(world, step, std::move(crew), command.player);
    return std::nullopt;
}

Refusal promoteInCrew(World& world, Step& step, const PromoteInCrew& command) {
    const Result<Crew> led = crewWith(world, command.player, command.member);
    if (!led)
        return led.error();
    Crew crew = led.value();
    crew.leader = findMember(crew, command.member)->player;
    findMember(crew, crew.leader)->leaving = false;
    const CrewId id = crew.id;
    changed(world, step, std::move(crew), command.player);
    handOverAttack(world, step, *world.crews.find(id), command.player);
    return std::nullopt;
}

Refusal showCrew(World& world, Step& step, const ShowCrew& command) {
    const Crew* own = world.crews.crewOf(command.player);
    const Crew* shown = own;
    if (command.crew) {
        const std::optional<CrewId> id = CrewId::parse(*command.crew);
        shown = id ? world.crews.find(*id) : nullptr;
        if (shown == nullptr)
            return refusal(ErrorCode::NotInCrew, "There is no such crew, or not any more.");
    }
    if (shown == nullptr)
        return notInCrew();
    step.reply(command.player,
               crewState(world, *shown, shown == own ? CrewSight::Member : CrewSight::Stranger));
    return std::nullopt;
}

Result<const Crew*> crewLedBy(const World& world, PlayerId player) {
    const Crew* crew = world.crews.crewOf(player);
    if (crew == nullptr)
        return notInCrew();
    if (crew->leader != player)
        return Error{ErrorCode::NotCrewLeader, "Only the leader of the crew can do this."};
    return crew;
}

std::vector<PlayerId> onlineMembers(const World& world, const Crew& crew) {
    std::vector<PlayerId> online;
    for (const Membership& member : crew.members) {
        if (world.online.contains(member.player))
            online.push_back(member.player);
    }
    return online;
}

void memberSeen(World& world, Step& step, PlayerId player, const std::optional<PlayerCard>& card) {
    const Crew* known = world.crews.crewOf(player);
    if (known == nullptr)
        return;
    if (card && findMember(*known, player)->card != *card) {
        Crew crew = *known;
        findMember(crew, player)->card = *card;
        known = &world.crews.put(std::move(crew));
        step.keep(CrewSaved{*known});
    }
    noteCrew(world, step, *known, player);
}

void membersBack(World& world, Step& step, CrewId id, const std::vector<PlayerCard>& cards) {
    const Crew* known = world.crews.find(id);
    if (known == nullptr)
        return;
    Crew crew = *known;
    for (Membership& member : crew.members) {
        const auto card = std::ranges::find(cards, member.card.address, &PlayerCard::address);
        if (card != cards.end())
            member.card = *card;
    }
    std::vector<PlayerId> removed;
    for (const Membership& member : crew.members) {
        if (member.leaving && !isInBattle(world, member.player))
            removed.push_back(member.player);
    }
    for (const PlayerId player : removed)
        removeMember(crew, player);
    if (!removed.empty())
        renewInvite(world, crew);
    for (const PlayerId player : removed)
        tellRemoved(world, step, crew, player);
    if (crew == *known)
        return;
    const Crew& kept = world.crews.put(std::move(crew));
    step.keep(CrewSaved{kept});
    noteCrew(world, step, kept, {});
}

void crewDue(World& world, Step& step, CrewId id) {
    const Crew& crew = *world.crews.find(id);
    pushCrew(world, step, crew, onlineMembers(world, crew));
}

} // namespace arcade::core
