#include "tests/simulation/told_check.h"

#include "shared/vocabulary/overloaded.h"
#include "tests/simulation/failure.h"

namespace arcade::simulation {
namespace {

struct Checker {
    const StoreState& durable;
    PlayerId player;

    void isInQueue(bool expected, const char* promise) const {
        require((durable.ticketOf(player) != nullptr) == expected, promise, player);
    }
    void isInMatch(std::optional<MatchId> expected, const char* promise) const {
        const core::Match* match = durable.matchOf(player);
        require((match == nullptr ? std::nullopt : std::optional{match->id}) == expected, promise,
                player);
    }
    void isInPhase(MatchPhase phase, const char* promise) const {
        const core::Match* match = durable.matchOf(player);
        require(match != nullptr && match->phase == phase, promise, player);
    }
};

} // namespace

bool tellsPlace(const ServerMessage& message) {
    return std::visit(
        Overloaded{[](const SessionState&) { return true; },
                   [](const QueueUpdate&) { return true; }, [](const MatchFound&) { return true; },
                   [](const MatchCountdown&) { return true; },
                   [](const MatchCancelled&) { return true; },
                   [](const GameStarted&) { return true; }, [](const GameResult&) { return true; },
                   [](const Ok&) { return true; }, [](const auto&) { return false; }},
        message);
}

bool tellsBets(const ServerMessage& message) {
    return std::holds_alternative<SpectateBetAccepted>(message) ||
           std::holds_alternative<SpectateResult>(message);
}

void checkTold(const StoreState& durable, PlayerId player, const ServerMessage& message) {
    const Checker checker{durable, player};
    std::visit(
        Overloaded{
            [&](const SessionState& told) {
                checker.isInQueue(told.ticket.has_value(), "session.state tells the ticket");
                checker.isInMatch(told.match ? std::optional{told.match->found.matchId}
                                             : std::nullopt,
                                  "session.state tells the match");
            },
            [&](const QueueUpdate& told) {
                checker.isInQueue(told.status != TicketStatus::Removed,
                                  "queue.update tells a durable ticket");
            },
            [&](const MatchFound& told) {
                checker.isInMatch(told.matchId, "match.found tells a durable match");
            },
            [&](const MatchCountdown& told) {
                checker.isInMatch(told.matchId, "match.countdown tells a durable match");
                checker.isInPhase(MatchPhase::Ready, "a countdown is durable");
            },
            [&](const MatchCancelled& told) {
                checker.isInQueue(told.requeued, "match.cancelled tells where its receiver is");
                checker.isInMatch(std::nullopt, "a match cancelled is gone");
            },
            [&](const GameStarted& told) {
                checker.isInMatch(told.matchId, "game.started tells a durable game");
                checker.isInPhase(MatchPhase::Active, "a start is durable");
            },
            [&](const GameResult& told) {
                require(durable.settled.contains(told.matchId), "a result told is durable", player);
                if (told.gameType != GameType::BountyHunt)
                    checker.isInMatch(std::nullopt, "who has a result is free");
            },
            [&](const DirectMatchFound& told) {
                require(durable.matches.contains(told.matchId) ||
                            durable.settled.contains(told.matchId),
                        "a direct match told is durable", player);
            },
            [&](const DirectMatchState& told) {
                require(told.status == DirectStatus::Finished
                            ? durable.settled.contains(told.matchId)
                            : durable.matches.contains(told.matchId) ||
                                  durable.settled.contains(told.matchId),
                        "the state of a direct match told is durable", player);
            },
            [&](const SpectateBetAccepted& told) {
                require(durable.bets.contains(told.receipt.bet) ||
                            durable.settledBets.contains(told.receipt.matchId),
                        "a bet acknowledged is durable", player);
            },
            [&](const SpectateResult& told) {
                require(told.bets.empty() || durable.settledBets.contains(told.matchId),
                        "what bets brought is durable", player);
            },
            [&](const Ok&) {
                checker.isInQueue(false, "a leave acknowledged is durable");
                checker.isInMatch(std::nullopt, "who has left is free");
            },
            [](const auto&) {},
        },
        message);
}

} // namespace arcade::simulation
