#pragma once

#include "server/core/coordinator.h"
#include "shared/vocabulary/result.h"

#include <optional>
#include <string>
#include <vector>

namespace arcade::host {

/// The matches that can be watched, in pages. Made anew at most as often as watchers are told
/// anything new, however many ask.
class WatchList {
public:
    static constexpr std::size_t kPage = 100;
    /// Matches of many make a page shorter: it is one message.
    static constexpr std::size_t kPlayers = 256;

    /// Oldest first, after the match that the cursor names. BAD_MESSAGE for a cursor that is none.
    Result<SpectateMatches> page(const core::Coordinator& core, std::optional<GameType> gameType,
                                 const std::optional<std::string>& cursor, Instant now);

private:
    struct Entry {
        Instant createdAt{};
        WatchableMatch match;
    };

    void refresh(const core::Coordinator& core, Instant now);

    std::vector<Entry> m_entries;
    std::optional<Instant> m_madeAt;
};

} // namespace arcade::host
