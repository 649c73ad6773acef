#pragma once

#include "server/core/crew_state.h"
#include "shared/vocabulary/instant.h"

#include <map>
#include <string>
#include <string_view>

namespace arcade::core {

/// All crews, and how they are found.
class CrewBook {
public:
    /// Null when there is none.
    const Crew* find(CrewId id) const;
    const Crew* crewOf(PlayerId player) const;
    /// In any case, with or without its dashes.
    const Crew* findByInvite(std::string_view invite) const;
    /// Without regard to case.
    bool isNameTaken(std::string_view name) const;
    bool isTagTaken(std::string_view tag) const;

    /// Adds the crew, or puts it in place of what it was. Its name, tag, invite and members are no
    /// other crew's.
    const Crew& put(Crew crew);
    /// The crew is there.
    Crew take(CrewId id);

    const std::map<CrewId, Crew>& all() const { return m_crews; }
    /// What is broken inside, empty if nothing.
    std::string brokenInvariant() const;

private:
    std::map<CrewId, Crew> m_crews;
    std::map<PlayerId, CrewId> m_byPlayer;
    std::map<std::string, CrewId, std::less<>> m_byName;
    std::map<std::string, CrewId, std::less<>> m_byTag;
    std::map<std::string, CrewId, std::less<>> m_byInvite;
};

/// Null when the player is none of its members.
const Membership* findMember(const Crew& crew, PlayerId player);
Membership* findMember(Crew& crew, PlayerId player);
const Membership* findMember(const Crew& crew, const Address& address);

/// Who leads when the leader is gone: the longest-standing who stays, else the longest-standing.
PlayerId successorIn(const Crew& crew);

/// The mean rating of all members, rounded down.
int meanRating(const Crew& crew);

} // namespace arcade::core
