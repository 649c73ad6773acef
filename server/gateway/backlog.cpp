#include "server/gateway/backlog.h"

#include <variant>

namespace arcade::gateway {
namespace {

MatchId matchOf(const ServerMessage& message) {
    return std::visit(
        [](const auto& content) {
            if constexpr (requires { MatchId{content.matchId}; })
                return content.matchId;
            else
                return MatchId{};
        },
        message);
}

} // namespace

void Backlog::keep(const std::shared_ptr<const host::Outgoing>& outgoing,
                   std::string_view replyTo) {
    Entry& entry = m_entries[{infoOf(outgoing->message).wireName, matchOf(outgoing->message)}];
    entry.outgoing = outgoing;
    // Whoever waits for a reply to the one replaced is answered by this one.
    if (!replyTo.empty())
        entry.replyTo = replyTo;
}

std::vector<Backlog::Entry> Backlog::take() {
    std::vector<Entry> entries;
    for (auto& [kind, entry] : std::exchange(m_entries, {}))
        entries.push_back(std::move(entry));
    return entries;
}

} // namespace arcade::gateway
