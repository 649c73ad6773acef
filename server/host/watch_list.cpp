#include "server/host/watch_list.h"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <utility>

namespace arcade::host {
namespace {

constexpr Duration kRefreshInterval{200};

using Position = std::pair<Instant, MatchId>;

/// A match that is over by now still has its place among the others.
std::string cursorOf(const Position& position) {
    return std::to_string(toMs(position.first)) + '.' + position.second.toString();
}

std::optional<Position> positionOf(std::string_view cursor) {
    const auto dot = cursor.find('.');
    std::int64_t ms = 0;
    const auto number = cursor.substr(0, dot);
    const auto [end, fault] = std::from_chars(number.data(), number.data() + number.size(), ms);
    if (dot == cursor.npos || fault != std::errc{} || end != number.data() + number.size())
        return std::nullopt;
    const auto match = MatchId::parse(cursor.substr(dot + 1));
    return match ? std::optional(Position{instantFromMs(ms), *match}) : std::nullopt;
}

std::size_t playersOf(const WatchableMatch& match) {
    std::size_t count = 0;
    for (const SideCard& side : match.sides)
        count += side.players.size();
    return count;
}

} // namespace

Result<SpectateMatches> WatchList::page(const core::Coordinator& core,
                                        std::optional<GameType> gameType,
                                        const std::optional<std::string>& cursor, Instant now) {
    std::optional<Position> after;
    if (cursor && !(after = positionOf(*cursor)))
        return Error{ErrorCode::BadMessage, "cursor: is none of this server's"};
    refresh(core, now);
    SpectateMatches page;
    Position last;
    std::size_t players = 0;
    for (const Entry& entry : m_entries) {
        const Position position{entry.createdAt, entry.match.matchId};
        if ((gameType && entry.match.gameType != *gameType) || (after && position <= *after))
            continue;
        players += playersOf(entry.match);
        if (page.matches.size() == kPage || players > kPlayers) {
            page.cursor = cursorOf(last);
            break;
        }
        last = position;
        page.matches.push_back(entry.match);
        page.matches.back().timeLeft = timeLeft(entry.match.endsAt, now);
    }
    return page;
}

void WatchList::refresh(const core::Coordinator& core, Instant now) {
    if (m_madeAt && now - *m_madeAt < kRefreshInterval)
        return;
    m_madeAt = now;
    m_entries.clear();
    for (WatchableMatch& match : core.watchable(std::nullopt, now).matches) {
        if (const core::Match* live = core.findMatch(match.matchId))
            m_entries.push_back({live->createdAt, std::move(match)});
    }
    std::ranges::sort(m_entries, {}, [](const Entry& entry) {
        return Position{entry.createdAt, entry.match.matchId};
    });
}

} // namespace arcade::host
