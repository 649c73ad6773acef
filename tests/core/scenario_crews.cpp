#include "tests/core/scenario.h"

#include "shared/vocabulary/expect.h"

#include <algorithm>

/// The acts of crews.
namespace arcade::core {

CrewId Scenario::crewOf(const std::string& name) const {
    for (const Crew& crew : m_core.snapshot(m_now).crews) {
        if (std::ranges::find(crew.members, player(name), &Membership::player) !=
            crew.members.end())
            return crew.id;
    }
    return {};
}

std::string Scenario::inviteOf(const std::string& name) const {
    for (const Crew& crew : m_core.snapshot(m_now).crews) {
        if (crew.id == crewOf(name))
            return crew.invite;
    }
    return name;
}

bool Scenario::actInCrew(const std::string& name, const std::vector<std::string>& words) {
    const PlayerId id = player(name);
    const std::string& verb = words.at(1);
    const std::string whose = words.size() > 2 ? words.at(2) : name;
    const PlayerCard card{address(name), name, 1200, 0, 0};
    if (verb == "founds")
        apply(FoundCrew{CrewId{6, ++m_crews}, id, card, whose, words.at(3)});
    else if (verb == "signs")
        apply(JoinCrew{id, card, inviteOf(whose)});
    else if (verb == "quits-crew")
        apply(LeaveCrew{id});
    else if (verb == "expels")
        apply(KickFromCrew{id, address(whose)});
    else if (verb == "promotes")
        apply(PromoteInCrew{id, address(whose)});
    else if (verb == "asks")
        apply(ShowCrew{id,
                       words.size() > 2 ? std::optional{crewOf(whose).toString()} : std::nullopt});
    else if (verb == "looks")
        apply(ShowTerritories{id});
    else if (verb == "attacks")
        apply(AttackTerritory{TicketId{7, ++m_tickets}, id, whose,
                              Amount::data(std::stoull(words.at(3)))});
    else if (verb == "enlists")
        apply(Enlist{
            TicketId{7, ++m_tickets}, id, matchOf(name),
            PlayerCard{address(name), name, words.size() > 2 ? std::stoi(whose) : 1200, 0, 0}});
    else
        return false;
    return true;
}

} // namespace arcade::core
