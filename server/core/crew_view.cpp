#include "server/core/crew_view.h"

namespace arcade::core {

CrewState crewState(const World& world, const Crew& crew, CrewSight sight) {
    CrewState state;
    state.crewId = crew.id.toString();
    state.name = crew.name;
    state.tag = crew.tag;
    if (sight == CrewSight::Member)
        state.invite = crew.invite;
    for (const Membership& one : crew.members) {
        CrewMember member;
        member.player = one.card;
        member.role = one.player == crew.leader ? CrewRole::Leader : CrewRole::Member;
        member.online = world.online.contains(one.player);
        if (one.leaving)
            member.leaving = true;
        state.members.push_back(std::move(member));
    }
    return state;
}

} // namespace arcade::core
