#include "server/core/schedule.h"

namespace arcade::core {

void Schedule::set(const Subject& subject, Instant at) {
    const Turn* const known = turnOf(subject);
    if (known != nullptr && known->at == at)
        return;
    if (known != nullptr)
        m_turns.erase(*known);
    const Turn turn{at, m_sequence++};
    setTurnOf(subject, turn);
    m_turns.emplace(turn, subject);
}

void Schedule::set(const Subject& subject, std::optional<Instant> at) {
    if (at)
        set(subject, *at);
    else
        cancel(subject);
}

void Schedule::cancel(const Subject& subject) {
    const Turn* const turn = turnOf(subject);
    if (turn == nullptr)
        return;
    m_turns.erase(*turn);
    forget(subject);
}

std::optional<Instant> Schedule::next() const {
    if (m_turns.empty())
        return std::nullopt;
    return m_turns.begin()->first.at;
}

std::optional<Instant> Schedule::deadlineOf(const Subject& subject) const {
    const Turn* const turn = turnOf(subject);
    return turn == nullptr ? std::nullopt : std::optional{turn->at};
}

std::optional<Schedule::Due> Schedule::takeDue(Instant now) {
    if (m_turns.empty() || m_turns.begin()->first.at > now)
        return std::nullopt;
    const auto first = m_turns.begin();
    Due due{first->first.at, first->second};
    forget(first->second);
    m_turns.erase(first);
    return due;
}

const Schedule::Turn* Schedule::turnOf(const Subject& subject) const {
    if (const auto* match = std::get_if<MatchDue>(&subject))
        return m_matches.find(match->match);
    if (const auto* view = std::get_if<SpectatorsDue>(&subject))
        return m_views.find(view->match);
    const auto found = m_others.find(subject);
    return found == m_others.end() ? nullptr : &found->second;
}

void Schedule::setTurnOf(const Subject& subject, const Turn& turn) {
    if (const auto* match = std::get_if<MatchDue>(&subject))
        m_matches.insert_or_assign(match->match, turn);
    else if (const auto* view = std::get_if<SpectatorsDue>(&subject))
        m_views.insert_or_assign(view->match, turn);
    else
        m_others.insert_or_assign(subject, turn);
}

void Schedule::forget(const Subject& subject) {
    if (const auto* match = std::get_if<MatchDue>(&subject))
        m_matches.erase(match->match);
    else if (const auto* view = std::get_if<SpectatorsDue>(&subject))
        m_views.erase(view->match);
    else
        m_others.erase(subject);
}

} // namespace arcade::core
