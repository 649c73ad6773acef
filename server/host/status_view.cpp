#include "server/core/match_state.h"
#include "server/host/coordinator_host.h"
#include "shared/vocabulary/version.h"

#include <algorithm>
#include <map>
#include <vector>

/// What anyone may learn of the host: counts. Queues of direct games are left out: there are any
/// number of them, under names that are their integrators' business.
namespace arcade::host {

StatusReply CoordinatorHost::status() const {
    const core::Coordinator::WarSummary wars = m_core.wars();
    const std::vector<const core::Match*> matches = m_core.matches();
    StatusReply status{m_settings.name,
                       kVersion,
                       static_cast<int>(m_sessions.playersOnline()),
                       {},
                       static_cast<int>(matches.size()),
                       isDraining(),
                       now(),
                       WarStatus{wars.attacks, wars.battles}};
    std::map<std::pair<GameType, StakeTier>, int> playing;
    for (const core::Match* match : matches) {
        if (match->queue.tier)
            ++playing[{match->queue.gameType, *match->queue.tier}];
    }
    std::map<std::pair<GameType, StakeTier>, core::Coordinator::QueueSummary> queues;
    for (const auto& queue : m_core.queues(now())) {
        if (queue.queue.tier)
            queues[{queue.queue.gameType, *queue.queue.tier}] = queue;
    }
    for (const GameType gameType : {GameType::CodeDuel, GameType::BountyHunt}) {
        for (const StakeTier tier : kStakeTiers) {
            const auto& summary = queues[{gameType, tier}];
            status.queues.push_back({gameType,
                                     tier,
                                     summary.tickets,
                                     {summary.usualWait},
                                     summary.lobby,
                                     playing[{gameType, tier}]});
        }
    }
    return status;
}

AdminPlayers CoordinatorHost::playersOnline() const {
    constexpr std::size_t most = 200;
    AdminPlayers list;
    list.total = static_cast<int>(m_sessions.playersOnline());
    std::vector<const Session*> longest;
    for (const auto& [id, session] : m_sessions.all()) {
        if (session.player)
            longest.push_back(&session);
    }
    std::ranges::sort(longest, {}, &Session::id);
    longest.resize(std::min(longest.size(), most));
    for (const Session* session : longest)
        list.players.push_back({session->address, session->callsign});
    return list;
}

} // namespace arcade::host
