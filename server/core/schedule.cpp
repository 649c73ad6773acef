#include "server/core/schedule.h"

namespace arcade::core {

void Schedule::set(const Subject& subject, Instant at) {
    const auto [known, added] = m_subjects.try_emplace(subject);
    if (!added) {
        if (known->second.at == at)
            return;
        m_turns.erase(known->second);
    }
    known->second = Turn{at, m_sequence++};
    m_turns.emplace(known->second, subject);
}

void Schedule::set(const Subject& subject, std::optional<Instant> at) {
    if (at)
        set(subject, *at);
    else
        cancel(subject);
}

void Schedule::cancel(const Subject& subject) {
    const auto known = m_subjects.find(subject);
    if (known == m_subjects.end())
        return;
    m_turns.erase(known->second);
    m_subjects.erase(known);
}

std::optional<Instant> Schedule::next() const {
    if (m_turns.empty())
        return std::nullopt;
    return m_turns.begin()->first.at;
}

std::optional<Instant> Schedule::deadlineOf(const Subject& subject) const {
    const auto known = m_subjects.find(subject);
    if (known == m_subjects.end())
        return std::nullopt;
    return known->second.at;
}

std::optional<Schedule::Due> Schedule::takeDue(Instant now) {
    if (m_turns.empty() || m_turns.begin()->first.at > now)
        return std::nullopt;
    const auto first = m_turns.begin();
    Due due{first->first.at, first->second};
    m_subjects.erase(first->second);
    m_turns.erase(first);
    return due;
}

} // namespace arcade::core
