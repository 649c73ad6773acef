#include "client/session/request_tracker.h"

#include <algorithm>
#include <charconv>

namespace arcade::client {

std::optional<std::uint64_t> RequestTracker::open(RequestKind kind, LocalTime now) {
    if (m_waiting.size() >= kMaxWaiting)
        return std::nullopt;
    const std::uint64_t id = ++m_last;
    m_waiting.emplace(id, Waiting{id, kind, now});
    return id;
}

std::optional<RequestTracker::Waiting> RequestTracker::close(std::string_view text) {
    std::uint64_t id = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), id);
    if (fault != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    const auto found = m_waiting.find(id);
    if (found == m_waiting.end())
        return std::nullopt;
    const Waiting waiting = found->second;
    m_waiting.erase(found);
    return waiting;
}

std::vector<RequestTracker::Waiting> RequestTracker::takeOverdue(LocalTime now) {
    std::vector<Waiting> overdue;
    for (const auto& [id, waiting] : m_waiting) {
        if (now - waiting.askedAt >= kPatience)
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

bool RequestTracker::awaits(RequestKind kind) const {
    return std::ranges::any_of(m_waiting,
                               [kind](const auto& entry) { return entry.second.kind == kind; });
}

} // namespace arcade::client
