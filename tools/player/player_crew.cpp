#include "tools/player/player.h"

#include <algorithm>
#include <array>

/// What a player does for a crew: founds or joins it, attacks, and comes when it is called.
namespace arcade::player {
namespace {

using namespace std::chrono_literals;

/// Others act, and nobody says when they have.
constexpr std::chrono::milliseconds kLookAgain = 200ms;

bool isOver(const Behaviour& behaviour, const Standing& standing) {
    return behaviour.matches > 0 && standing.matchesPlayed >= behaviour.matches;
}

} // namespace

/// Does the next of it that there is to do, or looks again when others have to act first.
void Player::rally() {
    if (!m_socket || m_stage != Stage::Open || !m_crewRequest.empty() ||
        isOver(m_behaviour, standing()) || standing().draining)
        return;
    if (!standing().crew) {
        findCrew();
        return;
    }
    if (standing().match || standing().ticket)
        return;
    const auto call = std::ranges::find_if(standing().calls,
                                           [](const auto& one) { return !one.second.response; });
    if (call != standing().calls.end())
        comeTo(call->first);
    else if (m_behaviour.crew->leads && mayAttack())
        enterQueue(
            {GameType::ProxyWar, {}, {}, m_behaviour.crew->territory, m_behaviour.crew->stake});
    else if (m_behaviour.crew->leads)
        later(kLookAgain, [this] { rally(); });
}

void Player::findCrew() {
    const CrewPlan& plan = *m_behaviour.crew;
    const auto invite = plan.board->find(plan.tag);
    if (plan.leads)
        m_crewRequest = send(CrewCreate{plan.name, plan.tag});
    else if (invite != plan.board->end())
        m_crewRequest = send(CrewJoin{invite->second});
    else
        later(kLookAgain, [this] { rally(); });
}

bool Player::mayAttack() const {
    const CrewPlan& plan = *m_behaviour.crew;
    const auto land = standing().map.find(plan.territory);
    return land != standing().map.end() && !land->second.battle &&
           land->second.owner != standing().crew->crewId &&
           std::ranges::count(standing().crew->members, true, &CrewMember::online) >= plan.members;
}

void Player::comeTo(MatchId match) {
    later(m_behaviour.showAfter, [this, match] {
        send(MatchShown{match});
        if (!m_socket)
            return;
        const auto wait = m_behaviour.answerAfter * m_random.between(0.5, 1.5);
        later(std::chrono::duration_cast<std::chrono::milliseconds>(wait), [this, match] {
            const bool accepts = m_behaviour.answer == Behaviour::Answer::Accept;
            if (standing().calls.contains(match))
                m_enlistId = send(
                    MatchReady{match, accepts ? ReadyResponse::Accept : ReadyResponse::Decline});
        });
    });
}

/// At each opening: the crew may have changed meanwhile, and the map is told to who asks for it.
void Player::lookAround() {
    m_crewRequest.clear();
    const std::string request = send(CrewGet{});
    if (!m_socket)
        return;
    m_crewRequest = request;
    send(TerritoryListRequest{});
}

void Player::learnCrew(std::string_view id) {
    const auto& crew = standing().crew;
    if (crew && m_behaviour.crew->leads && crew->invite)
        m_behaviour.crew->board->insert_or_assign(m_behaviour.crew->tag, *crew->invite);
    if (id.empty() || id != m_crewRequest)
        return;
    m_crewRequest.clear();
    rally();
}

/// Whether the error is one of what is asked for a crew.
bool Player::refusedToCrew(const ErrorReply& error, std::string_view id) {
    if (!m_behaviour.crew || id.empty())
        return false;
    const bool isAttack = id == m_entryId;
    if (id != m_crewRequest && id != m_enlistId && !isAttack)
        return false;
    m_crewRequest.clear();
    constexpr std::array kOfOthers{ErrorCode::TerritoryBusy,  ErrorCode::CrewTooSmall,
                                   ErrorCode::AlreadyInMatch, ErrorCode::InvalidState,
                                   ErrorCode::MatchNotFound,  ErrorCode::NotInMatch};
    if (error.code == ErrorCode::NotInCrew)
        findCrew();
    else if (error.code == ErrorCode::InviteInvalid ||
             std::ranges::find(kOfOthers, error.code) != kOfOthers.end())
        later(kLookAgain, [this] { rally(); });
    else if (error.retryAfter)
        later(*error.retryAfter, [this] { rally(); });
    else if (error.code == ErrorCode::Draining)
        stop();
    else
        fail("the crew's request was refused: " + error.message);
    return true;
}

} // namespace arcade::player
