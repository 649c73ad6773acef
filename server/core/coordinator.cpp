#include "server/core/coordinator.h"

#include "server/core/attacks.h"
#include "server/core/betting.h"
#include "server/core/crews.h"
#include "server/core/departure.h"
#include "server/core/direct.h"
#include "server/core/game_end.h"
#include "server/core/invariants.h"
#include "server/core/lobby.h"
#include "server/core/match.h"
#include "server/core/match_start.h"
#include "server/core/memory.h"
#include "server/core/muster.h"
#include "server/core/outage.h"
#include "server/core/policy.h"
#include "server/core/presence.h"
#include "server/core/queueing.h"
#include "server/core/ready_check.h"
#include "server/core/snapshot.h"
#include "server/core/spectator_view.h"
#include "server/core/spectators.h"
#include "server/core/territories.h"
#include "server/core/typing.h"
#include "server/core/views.h"
#include "server/core/war_shares.h"
#include "server/core/world.h"
#include "shared/vocabulary/overloaded.h"

#include <algorithm>
#include <utility>

namespace arcade::core {
namespace {

bool isPlayedHere(const LiveMatch& live) {
    return policyOf(live.match.queue.gameType).isPlayedHere;
}

void activeMatchDue(World& world, Step& step, MatchId id) {
    if (!isPlayedHere(world.matches.at(id))) {
        absenceDue(world, step, id);
        return;
    }
    if (!typingDue(world, step, id))
        return;
    if (!graceDue(world, step, id))
        return;
    const LiveMatch& live = world.matches.at(id);
    if (live.match.phaseEndsAt <= step.now) {
        resolveTimeout(world, step, id);
        return;
    }
    checkpointDue(world, step, id);
    armMatch(world, live);
}

void matchDue(World& world, Step& step, MatchId id) {
    switch (world.matches.at(id).match.phase) {
    case MatchPhase::Matched: acceptDue(world, step, id); return;
    case MatchPhase::Ready: countdownDue(world, step, id); return;
    case MatchPhase::Active: activeMatchDue(world, step, id); return;
    case MatchPhase::Resolved:
    case MatchPhase::Settled:
    case MatchPhase::Cancelled: break;
    }
    ARCADE_UNREACHABLE();
}

void doDue(World& world, Step& step, const Subject& subject) {
    std::visit(Overloaded{
                   [&](const QueueDue& due) { settleQueue(world, step, due.queue); },
                   [&](const MatchDue& due) { matchDue(world, step, due.match); },
                   [&](const MemoryDue& due) { memoryDue(world, step, due.player); },
                   [&](const SpectatorsDue& due) { spectatorsDue(world, step, due.match); },
                   [&](const CrewDue& due) { crewDue(world, step, due.crew); },
                   [&](const LandDue& due) { landDue(world, step, due.territory); },
               },
               subject);
}

Refusal doCommand(World& world, Step& step, const Command& command) {
    const auto done = [](auto&& action) -> Refusal {
        action();
        return std::nullopt;
    };
    return std::visit(
        Overloaded{
            [&](const EnterQueue& one) { return enterQueue(world, step, one); },
            [&](const LeaveQueue& one) { return leave(world, step, one); },
            [&](const Connected& one) { return done([&] { connected(world, step, one); }); },
            [&](const Disconnected& one) {
                return done([&] { disconnected(world, step, one.player); });
            },
            [&](const ShowPrompt& one) { return showPrompt(world, one); },
            [&](const Respond& one) { return respond(world, step, one); },
            [&](const Abandon& one) { return abandon(world, step, one); },
            [&](const Type& one) { return type(world, step, one); },
            [&](const Watch& one) { return watch(world, step, one); },
            [&](const Unwatch& one) { return unwatch(world, step, one); },
            [&](const PlaceBet& one) { return placeBet(world, step, one); },
            [&](const RenewTicket& one) { return renewTicket(world, step, one); },
            [&](const JoinDirect& one) { return joinDirect(world, step, one); },
            [&](const LeaveDirect& one) { return leaveDirect(world, step, one); },
            [&](const ReportResult& one) { return reportResult(world, step, one); },
            [&](const CancelMatch& one) { return cancelByOperator(world, step, one); },
            [&](const Kick& one) { return done([&] { kick(world, step, one); }); },
            [&](const Drain&) { return done([&] { drain(world); }); },
            [&](const FoundCrew& one) { return foundCrew(world, step, one); },
            [&](const JoinCrew& one) { return joinCrew(world, step, one); },
            [&](const LeaveCrew& one) { return leaveCrew(world, step, one); },
            [&](const KickFromCrew& one) { return kickFromCrew(world, step, one); },
            [&](const PromoteInCrew& one) { return promoteInCrew(world, step, one); },
            [&](const ShowCrew& one) { return showCrew(world, step, one); },
            [&](const ShowTerritories& one) { return showTerritories(world, step, one); },
            [&](const AttackTerritory& one) { return attackTerritory(world, step, one); },
            [&](const Enlist& one) { return enlist(world, step, one); },
        },
        command);
}

} // namespace

struct Coordinator::Impl {
    explicit Impl(const Rules& rules)
        : world(rules) {}

    /// Each deadline is met at its own instant, so that it does not matter how often one looks.
    void doWhatIsDue(Step& step, Instant until) {
        while (const auto due = world.schedule.takeDue(until)) {
            step.now = std::max(due->at, latest);
            latest = step.now;
            doDue(world, step, due->subject);
        }
        step.now = until;
        latest = until;
    }

    World world;
    Instant latest{};
};

Coordinator::Coordinator(const Rules& rules)
    : m_impl(std::make_unique<Impl>(rules)) {}

Coordinator::Coordinator(Coordinator&&) noexcept = default;
Coordinator& Coordinator::operator=(Coordinator&&) noexcept = default;
Coordinator::~Coordinator() = default;

Outcome Coordinator::restore(const Snapshot& snapshot, Instant now) {
    Step step{now, {}};
    m_impl->latest = now;
    restoreWorld(m_impl->world, step, snapshot);
    m_impl->doWhatIsDue(step, now);
    return std::move(step.outcome);
}

Outcome Coordinator::apply(const Command& command, Instant now) {
    ARCADE_EXPECT(now >= m_impl->latest);
    Step step{now, {}};
    m_impl->doWhatIsDue(step, now);
    step.outcome.refusal = doCommand(m_impl->world, step, command);
    m_impl->doWhatIsDue(step, now);
    return std::move(step.outcome);
}

Outcome Coordinator::advance(Instant now) {
    ARCADE_EXPECT(now >= m_impl->latest);
    Step step{now, {}};
    m_impl->doWhatIsDue(step, now);
    return std::move(step.outcome);
}

Outcome Coordinator::resume(Duration outage, Instant now) {
    ARCADE_EXPECT(now >= m_impl->latest && outage >= Duration{0});
    Step step{now, {}};
    m_impl->latest = now;
    endStandstill(m_impl->world, step, outage);
    m_impl->doWhatIsDue(step, now);
    return std::move(step.outcome);
}

std::optional<Instant> Coordinator::nextDeadline() const {
    return m_impl->world.schedule.next();
}

SessionState Coordinator::view(PlayerId player, Instant now) const {
    return sessionState(m_impl->world, player, now);
}

std::optional<Error> Coordinator::entryRefusal(PlayerId player, Instant now) const {
    return core::entryRefusal(m_impl->world, player, now);
}

std::optional<Error> Coordinator::betRefusal(PlayerId player, const SpectateBet& bet,
                                             Instant now) const {
    return core::betRefusal(m_impl->world, player, bet, now);
}

std::optional<Error> Coordinator::enlistRefusal(PlayerId player, MatchId match) const {
    return core::enlistRefusal(m_impl->world, player, match);
}

std::optional<Amount> Coordinator::enlistStake(PlayerId player, MatchId id) const {
    const Match* match = findMatch(id);
    if (match == nullptr || !match->war || findParticipant(*match, player))
        return std::nullopt;
    return heldOf(match->war->stake);
}

SpectateMatches Coordinator::watchable(std::optional<GameType> gameType, Instant now) const {
    return watchableMatches(m_impl->world, gameType, now);
}

std::size_t Coordinator::spectators() const {
    return m_impl->world.watching.size();
}

bool Coordinator::holdsPlace(PlayerId player) const {
    return m_impl->world.places.contains(player);
}

Coordinator::DirectPlace Coordinator::directPlace(PlayerId player) const {
    if (const QueuePlace* place = queuePlaceOf(m_impl->world, player))
        return place->queue->key();
    if (const LiveMatch* live = liveMatchOf(std::as_const(m_impl->world), player))
        return live->match.id;
    return std::monostate{};
}

bool Coordinator::hasGamesToFinish() const {
    return std::any_of(
        m_impl->world.matches.begin(), m_impl->world.matches.end(),
        [](const auto& one) { return isPlayedHere(one.second) && !isMustering(one.second.match); });
}

bool Coordinator::isDraining() const {
    return m_impl->world.isDraining;
}

std::vector<Coordinator::QueueSummary> Coordinator::queues(Instant now) const {
    std::vector<QueueSummary> summaries;
    for (const auto& [key, queue] : m_impl->world.queues) {
        const Duration longest = now - queue.oldestEntry().value_or(now);
        summaries.push_back(
            {key, queue.size(), queue.suspendedCount(), longest, queue.usualWait()});
        if (queue.size() > 0 && policyOf(key.gameType).hasLobby)
            summaries.back().lobby = lobbyUpdate(m_impl->world, key, now);
    }
    return summaries;
}

Coordinator::WarSummary Coordinator::wars() const {
    return {static_cast<int>(m_impl->world.attacks.size()),
            static_cast<int>(m_impl->world.battles.size())};
}

std::vector<const Match*> Coordinator::matches() const {
    std::vector<const Match*> all;
    for (const auto& [id, live] : m_impl->world.matches)
        all.push_back(&live.match);
    std::stable_sort(all.begin(), all.end(),
                     [](const Match* a, const Match* b) { return a->createdAt < b->createdAt; });
    return all;
}

const Match* Coordinator::findMatch(MatchId match) const {
    const auto found = m_impl->world.matches.find(match);
    return found == m_impl->world.matches.end() ? nullptr : &found->second.match;
}

Snapshot Coordinator::snapshot(Instant now) const {
    return snapshotOf(m_impl->world, now);
}

std::string Coordinator::brokenInvariant(Instant now) const {
    return core::brokenInvariant(m_impl->world, now);
}

} // namespace arcade::core
