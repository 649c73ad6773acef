#include "server/core/crew_book.h"

#include "server/core/rating.h"
#include "shared/protocol/crew_messages.h"
#include "shared/vocabulary/expect.h"

#include <algorithm>

namespace arcade::core {
namespace {

/// Names, tags and invites are ASCII.
std::string folded(std::string_view text) {
    std::string lower{text};
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    return lower;
}

/// As people copy it.
std::string inviteKey(std::string_view invite) {
    std::string key = folded(invite);
    std::erase_if(key, [](char c) { return c == '-' || c == ' '; });
    return key;
}

template <class Index, class Key>
const Crew* lookUp(const std::map<CrewId, Crew>& crews, const Index& index, const Key& key) {
    const auto found = index.find(key);
    return found == index.end() ? nullptr : &crews.at(found->second);
}

} // namespace

const Crew* CrewBook::find(CrewId id) const {
    const auto found = m_crews.find(id);
    return found == m_crews.end() ? nullptr : &found->second;
}

const Crew* CrewBook::crewOf(PlayerId player) const {
    return lookUp(m_crews, m_byPlayer, player);
}

const Crew* CrewBook::findByInvite(std::string_view invite) const {
    return lookUp(m_crews, m_byInvite, inviteKey(invite));
}

bool CrewBook::isNameTaken(std::string_view name) const {
    return m_byName.contains(folded(name));
}

bool CrewBook::isTagTaken(std::string_view tag) const {
    return m_byTag.contains(folded(tag));
}

const Crew& CrewBook::put(Crew crew) {
    if (m_crews.contains(crew.id))
        take(crew.id);
    const CrewId id = crew.id;
    bool isNew = m_byName.emplace(folded(crew.name), id).second;
    isNew = m_byTag.emplace(folded(crew.tag), id).second && isNew;
    isNew = m_byInvite.emplace(inviteKey(crew.invite), id).second && isNew;
    for (const Membership& member : crew.members)
        isNew = m_byPlayer.emplace(member.player, id).second && isNew;
    ARCADE_EXPECT(isNew);
    return m_crews.emplace(id, std::move(crew)).first->second;
}

Crew CrewBook::take(CrewId id) {
    const auto found = m_crews.find(id);
    ARCADE_EXPECT(found != m_crews.end());
    Crew crew = std::move(found->second);
    m_crews.erase(found);
    m_byName.erase(folded(crew.name));
    m_byTag.erase(folded(crew.tag));
    m_byInvite.erase(inviteKey(crew.invite));
    for (const Membership& member : crew.members)
        m_byPlayer.erase(member.player);
    return crew;
}

std::string CrewBook::brokenInvariant() const {
    std::size_t members = 0;
    for (const auto& [id, crew] : m_crews) {
        const std::string name = "crew " + id.toString();
        members += crew.members.size();
        if (crew.id != id || findByInvite(crew.invite) != &crew)
            return name + " does not hold together";
        if (crew.members.empty() || std::ssize(crew.members) > kCrewMost)
            return name + " has too few or too many members";
        if (findMember(crew, crew.leader) == nullptr)
            return name + " is led by a stranger";
        if (!crewNameFault(crew.name).empty() || !crewTagFault(crew.tag).empty())
            return name + " has a name that no crew may have";
        for (const Membership& member : crew.members) {
            if (crewOf(member.player) != &crew)
                return name + " has a member of another crew";
        }
    }
    const std::size_t crews = m_crews.size();
    if (members != m_byPlayer.size() || crews != m_byName.size() || crews != m_byTag.size() ||
        crews != m_byInvite.size())
        return "crews are found that are not there";
    return {};
}

const Membership* findMember(const Crew& crew, PlayerId player) {
    const auto found = std::ranges::find(crew.members, player, &Membership::player);
    return found == crew.members.end() ? nullptr : &*found;
}

Membership* findMember(Crew& crew, PlayerId player) {
    const auto found = std::ranges::find(crew.members, player, &Membership::player);
    return found == crew.members.end() ? nullptr : &*found;
}

const Membership* findMember(const Crew& crew, const Address& address) {
    const auto found = std::ranges::find_if(
        crew.members, [&](const Membership& one) { return one.card.address == address; });
    return found == crew.members.end() ? nullptr : &*found;
}

PlayerId successorIn(const Crew& crew) {
    const auto stays = [&](const Membership& one) {
        return one.player != crew.leader && !one.leaving;
    };
    const auto next = std::ranges::find_if(crew.members, stays);
    if (next != crew.members.end())
        return next->player;
    const auto other = std::ranges::find_if(
        crew.members, [&](const Membership& one) { return one.player != crew.leader; });
    return other == crew.members.end() ? crew.leader : other->player;
}

int meanRating(const Crew& crew) {
    std::vector<int> ratings;
    for (const Membership& member : crew.members)
        ratings.push_back(member.card.rating);
    return meanRating(ratings);
}

} // namespace arcade::core
