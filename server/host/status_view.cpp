#include "server/host/coordinator_host.h"
#include "shared/vocabulary/version.h"

#include <map>

/// What anyone may learn of the host: counts, and the matches that can be watched.
namespace arcade::host {
namespace {

std::vector<SideCard> sidesOf(const core::Match& match) {
    std::vector<SideCard> sides;
    for (const core::Side& side : match.sides)
        sides.push_back({side.id, side.name, {}});
    for (const core::Participant& participant : match.participants)
        sides[static_cast<std::size_t>(participant.side)].players.push_back(
            participant.ticket.card);
    return sides;
}

} // namespace

StatusReply CoordinatorHost::status() const {
    StatusReply status{m_settings.name,
                       kVersion,
                       static_cast<int>(m_sessions.playersOnline()),
                       {},
                       static_cast<int>(m_core.matches().size()),
                       isDraining(),
                       now()};
    std::map<StakeTier, core::Coordinator::QueueSummary> duels;
    for (const auto& queue : m_core.queues(now())) {
        if (queue.queue.gameType == GameType::CodeDuel && queue.queue.tier)
            duels[*queue.queue.tier] = queue;
    }
    for (const StakeTier tier : kStakeTiers) {
        const auto& summary = duels[tier];
        status.queues.push_back({GameType::CodeDuel, tier, summary.tickets, {summary.usualWait}});
    }
    return status;
}

AdminPlayers CoordinatorHost::playersOnline() const {
    constexpr std::size_t most = 200;
    AdminPlayers list;
    list.total = static_cast<int>(m_sessions.playersOnline());
    for (const auto& [id, session] : m_sessions.all()) {
        if (list.players.size() == most)
            break;
        if (session.player)
            list.players.push_back({session.address, session.callsign});
    }
    return list;
}

SpectateMatches CoordinatorHost::watchable(std::optional<GameType> gameType) const {
    constexpr std::size_t most = 100;
    SpectateMatches list;
    for (const core::Match* match : m_core.matches()) {
        const bool isPlaying =
            match->phase == MatchPhase::Ready || match->phase == MatchPhase::Active;
        if (!isPlaying || (gameType && match->queue.gameType != *gameType))
            continue;
        if (list.matches.size() == most)
            break;
        list.matches.push_back({match->id, match->queue.gameType, match->queue.tier, match->phase,
                                sidesOf(*match), match->phaseEndsAt,
                                timeLeft(match->phaseEndsAt, now()), 0});
    }
    return list;
}

} // namespace arcade::host
