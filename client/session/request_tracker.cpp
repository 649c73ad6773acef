#include "client/session/request_tracker.h"

#include <charconv>
#include <utility>

namespace arcade::client {

std::optional<std::uint64_t> RequestTracker::open(RequestKind kind, const ClientMessage& request,
                                                  LocalTime now) {
    if (m_waiting.size() >= kMaxWaiting)
        return std::nullopt;
    const std::uint64_t id = ++m_last;
    m_waiting.emplace(id, Waiting{id, kind, now, request});
    return id;
}

std::uint64_t RequestTracker::idOf(std::string_view text) {
    std::uint64_t id = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), id);
    return fault == std::errc{} && end == text.data() + text.size() ? id : 0;
}

const RequestTracker::Waiting* RequestTracker::find(std::uint64_t id) const {
    const auto found = m_waiting.find(id);
    return found == m_waiting.end() ? nullptr : &found->second;
}

std::optional<RequestTracker::Waiting> RequestTracker::close(std::uint64_t id) {
    const auto found = m_waiting.find(id);
    if (found == m_waiting.end())
        return std::nullopt;
    const Waiting waiting = std::move(found->second);
    m_waiting.erase(found);
    return waiting;
}

std::vector<RequestTracker::Waiting> RequestTracker::takeOverdue(LocalTime now) {
    std::vector<Waiting> overdue;
    for (const auto& [id, waiting] : m_waiting) {
        const auto patience = waiting.kind == RequestKind::ClockSample ? kPingPatience : kPatience;
        if (now - waiting.askedAt >= patience)
            overdue.push_back(waiting);
    }
    for (const Waiting& waiting : overdue)
        m_waiting.erase(waiting.id);
    return overdue;
}

std::vector<RequestTracker::Waiting> RequestTracker::takeAll() {
    std::vector<Waiting> all;
    for (const auto& [id, waiting] : m_waiting)
        all.push_back(waiting);
    m_waiting.clear();
    return all;
}

} // namespace arcade::client
