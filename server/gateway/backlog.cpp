#include "server/gateway/backlog.h"

#include <algorithm>
#include <utility>
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
    const std::string_view type = infoOf(outgoing->message).wireName;
    const MatchId match = matchOf(outgoing->message);
    auto entry = std::ranges::find_if(m_entries, [type, match](const Entry& kept) {
        return kept.type == type && kept.match == match;
    });
    if (entry == m_entries.end())
        entry = m_entries.insert(entry, {type, match, {}, {}});
    entry->outgoing = outgoing;
    // Whoever waits for a reply to the one replaced is answered by this one.
    if (!replyTo.empty())
        entry->replyTo = replyTo;
}

std::vector<Backlog::Entry> Backlog::take() {
    return std::exchange(m_entries, {});
}

} // namespace arcade::gateway
