#include "server/host/step_observer.h"

#include "server/telemetry/log.h"
#include "shared/vocabulary/expect.h"
#include "shared/vocabulary/overloaded.h"

#include <string>

namespace arcade::host {
namespace {

using telemetry::hostLog;
using telemetry::logEvent;

/// Players of direct games are known by ids of their own.
std::string nameOf(const core::QueueKey& queue, const PlayerCard& card) {
    return queue.gameType == GameType::Direct ? card.callsign : card.address.toString();
}

/// `match` is the one the event is about.
void logCreated(const core::MatchCreatedEvent& event, const core::Match& match) {
    std::string names;
    for (const core::Participant& one : match.participants)
        names.append(names.empty() ? "" : " ").append(nameOf(match.queue, one.ticket.card));
    logEvent(hostLog(), "match created",
             {{"match", event.match},
              {"queue", event.queue.partition()},
              {"players", event.players.size()},
              {"of", names}});
}

void logStep(const core::MatchCancelledEvent& event) {
    logEvent(hostLog(), "match cancelled", {{"match", event.match}, {"reason", event.reason}});
}

void logStep(const core::GameStartedEvent& event) {
    logEvent(hostLog(), "game started",
             {{"match", event.match}, {"ends_at_ms", toMs(event.endsAt)}});
}

void logStep(const core::GameEndedEvent& event) {
    logEvent(hostLog(), "game ended",
             {{"match", event.match},
              {"reason", event.endReason},
              {"winner", event.winner.value.value_or("none")},
              {"duration_ms", event.duration}});
}

void logStep(const core::RatingChangedEvent& event) {
    logEvent(hostLog(), "rating changed",
             {{"match", event.match},
              {"player", event.address.toString()},
              {"before", event.before},
              {"after", event.after}});
}

void logStep(const core::BetPlacedEvent& event) {
    logEvent(hostLog(), "bet placed", {{"match", event.match}, {"bet", event.bet}});
}

void logStep(const core::BetSettledEvent& event) {
    logEvent(hostLog(), "bet settled", {{"match", event.match}, {"bet", event.bet}});
}

} // namespace

StepObserver::StepObserver(telemetry::Metrics& metrics)
    : m_metrics(metrics)
    , m_startSkew(metrics.startSkew) {}

void StepObserver::observe(const core::Outcome& outcome) {
    const core::Match* saved = nullptr;
    for (const core::Record& record : outcome.records) {
        if (const auto* match = std::get_if<core::MatchSaved>(&record))
            saved = &match->match;
        observe(record, saved);
    }
    for (const auto& wait : outcome.observations.waits) {
        m_metrics.queueWait.observe(std::chrono::nanoseconds{wait.wait});
        if (wait.insideTold) {
            m_metrics.waitEstimatesTold.increment();
            if (*wait.insideTold)
                m_metrics.waitEstimatesHit.increment();
        }
    }
    if (outcome.observations.suspicious > 0)
        m_metrics.suspiciousInput.increment(
            static_cast<std::uint64_t>(outcome.observations.suspicious));
}

void StepObserver::joined(const core::EnterQueue& entry) {
    logEvent(hostLog(), "queue joined",
             {{"ticket", entry.ticket},
              {"queue", entry.queue.partition()},
              {"player", nameOf(entry.queue, entry.card)}});
}

void StepObserver::decided(const core::Outcome& outcome, std::chrono::nanoseconds elapsed) {
    for (const core::Record& record : outcome.records) {
        const auto* event = std::get_if<core::EventRaised>(&record);
        if (event != nullptr && std::holds_alternative<core::MatchCreatedEvent>(event->payload))
            m_metrics.matchingLatency.observe(elapsed);
    }
}

void StepObserver::observe(const core::Record& record, const core::Match* saved) {
    if (const auto* event = std::get_if<core::EventRaised>(&record)) {
        std::visit(Overloaded{[&](const core::MatchCreatedEvent& payload) {
                                  ARCADE_EXPECT(saved != nullptr && saved->id == payload.match);
                                  logCreated(payload, *saved);
                              },
                              [](const auto& payload) { logStep(payload); }},
                   event->payload);
        if (std::holds_alternative<core::MatchCreatedEvent>(event->payload))
            m_metrics.matchesCreated.increment();
        else if (const auto* cancelled = std::get_if<core::MatchCancelledEvent>(&event->payload)) {
            m_metrics.matchesCancelled(cancelled->reason).increment();
            transition(cancelled->match, MatchPhase::Cancelled);
            m_phases.erase(cancelled->match);
        }
    } else if (const auto* released = std::get_if<core::ReservationReleased>(&record)) {
        logEvent(hostLog(), "queue left", {{"ticket", released->ticket}});
    } else if (std::holds_alternative<core::BetPlaced>(record)) {
        m_metrics.betsPlaced.increment();
    } else if (const auto* match = std::get_if<core::MatchSaved>(&record)) {
        transition(match->match.id, match->match.phase);
    } else if (const auto* settlement = std::get_if<core::Settlement>(&record)) {
        for (const MatchPhase phase : {MatchPhase::Resolved, MatchPhase::Settled})
            transition(settlement->match, phase);
        m_phases.erase(settlement->match);
        m_startSkew.forget(settlement->match);
        m_metrics.matchDuration.observe(
            std::chrono::nanoseconds{settlement->endedAt - settlement->startedAt});
        m_metrics.gamesEnded(settlement->endReason).increment();
        if (settlement->endReason == EndReason::Forfeit)
            m_metrics.gamesForfeited.increment();
        else if (settlement->endReason != EndReason::Void)
            m_metrics.gamesCompleted.increment();
    }
}

void StepObserver::transition(MatchId match, MatchPhase phase) {
    const auto [known, inserted] = m_phases.try_emplace(match, phase);
    if (!inserted && known->second == phase)
        return;
    logEvent(hostLog(), "match transition",
             {{"match", match},
              {"from", inserted ? std::string_view{"queued"} : wireText(known->second)},
              {"to", phase}});
    known->second = phase;
}

void StepObserver::adopt(const core::Coordinator& core) {
    m_phases.clear();
    for (const core::Match* match : core.matches())
        m_phases.emplace(match->id, match->phase);
}

void StepObserver::sample(const core::Coordinator& core, std::size_t playersOnline, Instant now) {
    std::map<std::pair<GameType, StakeTier>, int> tickets;
    for (const GameType gameType : {GameType::CodeDuel, GameType::BountyHunt}) {
        for (const StakeTier tier : kStakeTiers)
            tickets[{gameType, tier}] = 0;
    }
    int direct = 0;
    for (const auto& queue : core.queues(now)) {
        if (queue.queue.tier)
            tickets[{queue.queue.gameType, *queue.queue.tier}] = queue.tickets;
        else if (queue.queue.gameType == GameType::Direct)
            direct += queue.tickets + queue.suspended;
    }
    m_metrics.queueSize(GameType::Direct, std::nullopt).set(direct);
    for (const auto& [queue, count] : tickets)
        m_metrics.queueSize(queue.first, queue.second).set(count);
    m_metrics.matchesActive.set(static_cast<double>(core.matches().size()));
    m_metrics.spectators.set(static_cast<double>(core.spectators()));
    m_metrics.sessionsSignedIn.set(static_cast<double>(playersOnline));
}

} // namespace arcade::host
