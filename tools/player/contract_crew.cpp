#include "tools/player/contract.h"
#include "tools/player/war_rules.h"

#include <algorithm>
#include <array>
#include <set>

/// What crews and the map look like, and what of them may be refused (SPEC 3.6).
namespace arcade::player {
namespace {

constexpr std::array<std::string_view, 12> kTerritories{"ALPHA-1", "ALPHA-2", "ALPHA-3", "ALPHA-4",
                                                        "BETA-1",  "BETA-2",  "BETA-3",  "BETA-4",
                                                        "GAMMA-1", "GAMMA-2", "GAMMA-3", "GAMMA-4"};

template <class Message>
bool asksFor(std::size_t type) {
    return type == ClientMessage(std::in_place_type<Message>).index();
}

bool isOneOf(ErrorCode code, std::initializer_list<ErrorCode> codes) {
    return std::ranges::find(codes, code) != codes.end();
}

std::string_view faultOf(const CrewState& crew) {
    if (!crewNameFault(crew.name).empty() || !crewTagFault(crew.tag).empty())
        return "the name or the tag of the crew is none";
    if (crew.members.empty() || std::ssize(crew.members) > kCrewMost)
        return "a crew has up to 24 members";
    if (std::ranges::count(crew.members, CrewRole::Leader, &CrewMember::role) != 1)
        return "a crew has one leader";
    std::set<Address> addresses;
    for (const CrewMember& one : crew.members)
        addresses.insert(one.player.address);
    return addresses.size() == crew.members.size() ? "" : "a member stands twice in the crew";
}

} // namespace

void Contract::take(const CrewState& message, const Incoming& in) {
    const std::string_view fault = faultOf(message);
    require(fault.empty(), fault);
    const auto own = std::ranges::find(message.members, ownAddress(),
                                       [](const CrewMember& one) { return one.player.address; });
    auto& crew = m_standing.crew;
    if (own == message.members.end()) {
        require(!message.invite, "an invite for who is no member");
        if (!in.request) {
            require(crew && crew->crewId == message.crewId, "put out of a crew it was not in");
            leaveCrew();
        }
        return;
    }
    require(message.invite && !message.invite->empty(), "a member without the invite");
    require(own->online, "the player is shown as away");
    require(!crew || crew->crewId == message.crewId || in.request, "a member of another crew");
    crew = message;
}

void Contract::leaveCrew() {
    m_standing.crew.reset();
    m_standing.calls.clear();
}

void Contract::take(const TerritoryList& message, const Incoming& in) {
    require(in.request.has_value(), "the map was not asked for");
    require(std::ranges::equal(message.territories, kTerritories, {}, &Territory::id),
            "not the territories there are");
    m_standing.map.clear();
    for (const Territory& territory : message.territories)
        takeTerritory(territory, in);
}

void Contract::take(const TerritoryUpdate& message, const Incoming& in) {
    require(m_standing.map.contains(message.territory.id),
            "a territory of a map that was not asked for");
    takeTerritory(message.territory, in);
}

void Contract::takeTerritory(const Territory& territory, const Incoming& in) {
    require(territory.owner.has_value() == territory.ownerName.has_value() &&
                territory.owner.has_value() == territory.ownerTag.has_value(),
            "an owner without a name");
    require(!territory.startsAt || territory.battle, "a start without a battle");
    if (territory.startsAt && territory.timeLeft)
        checkCountsDown(*territory.startsAt, *territory.timeLeft, in);
    std::set<std::string> attackers;
    for (const TerritoryAttack& attack :
         territory.attacks.value_or(std::vector<TerritoryAttack>{})) {
        attackers.insert(attack.crewId);
        require(isCrewStake(attack.crewStake), "a crew stakes 150, 300, 600 or 1200 $DATA");
        require(!attack.fighting || territory.battle, "a crew that fights without a battle");
    }
    require(!territory.attacks || attackers.size() == territory.attacks->size(),
            "a crew attacks twice");
    require(!territory.owner || !attackers.contains(*territory.owner),
            "the owner attacks its own territory");
    const auto expected = m_ownersToBe.find(territory.id);
    if (expected != m_ownersToBe.end()) {
        require(expected->second == territory.owner, "the territory is not the winner's");
        m_ownersToBe.erase(expected);
    }
    m_standing.map.insert_or_assign(territory.id, territory);
}

bool Contract::mayBeRefusedToCrew(const ErrorReply& error, const Request& request) const {
    using enum ErrorCode;
    const std::size_t type = request.type;
    const auto& standing = m_standing;
    if (asksFor<CrewCreate>(type))
        return isOneOf(error.code, {CrewNameTaken, RateLimited}) ||
               (error.code == InvalidState && standing.crew);
    if (asksFor<CrewJoin>(type))
        return isOneOf(error.code, {InviteInvalid, CrewFull, RateLimited}) ||
               (error.code == InvalidState && standing.crew);
    if (asksFor<CrewGet>(type) || asksFor<CrewLeave>(type))
        return isOneOf(error.code, {NotInCrew, RateLimited}) ||
               (error.code == AlreadyInMatch && standing.match);
    if (asksFor<CrewKick>(type) || asksFor<CrewPromote>(type))
        return isOneOf(error.code, {NotInCrew, NotCrewLeader, InvalidState, RateLimited});
    if (asksFor<MatchReady>(type) && request.isCall)
        return isOneOf(error.code, {MatchNotFound, NotInMatch, InvalidState}) ||
               (isOneOf(error.code, {AlreadyInQueue, AlreadyInMatch}) &&
                (standing.ticket || standing.match));
    // The attack of a crew: members come and go, and others attack, before all are told of it.
    return asksFor<QueueEnter>(type) && standing.asked &&
           standing.asked->gameType == GameType::ProxyWar &&
           isOneOf(error.code, {NotInCrew, NotCrewLeader, CrewTooSmall, TerritoryBusy, InvalidState,
                                AlreadyInQueue, AlreadyInMatch});
}

} // namespace arcade::player
