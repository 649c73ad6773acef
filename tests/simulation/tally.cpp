#include "tests/simulation/tally.h"

#include <array>

namespace arcade::simulation {
namespace {

constexpr std::array kExpected{
    "cancelled abandoned",
    "cancelled declined",
    "cancelled opponent_disconnected",
    "cancelled operator",
    "cancelled server_restart",
    "cancelled timeout",
    "ended completed",
    "ended forfeit",
    "ended timeout",
    "ended void",
    "direct ended by report",
    "direct ended otherwise",
    "direct matches",
    "direct told states",
    "entries",
    "hunts",
    "hunt ended forfeit",
    "hunt ended timeout",
    "hunt ended void",
    "hunt leavers",
    "told lobbies",
    "told targets",
    "matches",
    "refused DRAINING",
    "refused INVALID_STATE",
    "refused BETTING_CLOSED",
    "refused BET_ON_OWN_MATCH",
    "refused BET_TOO_LARGE",
    "refused BET_TOO_SMALL",
    "refused MATCH_NOT_FOUND",
    "refused MATCH_NOT_SPECTATABLE",
    "refused SPECTATORS_FULL",
    "refused NOT_IN_MATCH",
    "refused NOT_IN_QUEUE",
    "refused QUEUE_FULL",
    "refused RATE_LIMITED",
    "refused ALREADY_IN_MATCH",
    "refused ALREADY_IN_QUEUE",
    "refused INSUFFICIENT_FUNDS",
    "restarts",
    "standstills",
    "bets back",
    "bets lost",
    "bets placed",
    "bets won",
    "blocked by strikes",
    "told joined",
    "told removed",
    "told views",
    "told long_wait",
    "ties",
};

} // namespace

void Tally::count(const core::Outcome& outcome) {
    if (outcome.refusal)
        count("refused " + std::string{wireText(outcome.refusal->code)});
    for (const core::Record& record : outcome.records) {
        const auto* settlement = std::get_if<core::Settlement>(&record);
        if (settlement && settlement->queue.gameType == GameType::Direct) {
            const bool isReported = settlement->endReason == EndReason::Completed;
            count(isReported ? "direct ended by report" : "direct ended otherwise");
        } else if (settlement) {
            const bool isHunt = settlement->queue.gameType == GameType::BountyHunt;
            count((isHunt ? "hunt ended " : "ended ") +
                  std::string{wireText(settlement->endReason)});
            if (settlement->endReason == EndReason::Timeout && !settlement->winner)
                count(isHunt ? "hunt ties" : "ties");
        } else if (const auto* strikes = std::get_if<core::StrikesSaved>(&record)) {
            count("blocked by strikes", strikes->strikes.blockedUntil ? 1 : 0);
        } else if (std::holds_alternative<core::BetPlaced>(record)) {
            count("bets placed");
        } else if (const auto* bets = std::get_if<core::BetsSettled>(&record)) {
            for (const auto& [bet, amount] : bets->payouts)
                count(amount.isZero()        ? "bets lost"
                      : amount == bet.amount ? "bets back"
                                             : "bets won");
        } else if (std::holds_alternative<core::ClaimEnded>(record)) {
            count("hunt leavers");
        } else if (const auto* event = std::get_if<core::EventRaised>(&record)) {
            if (const auto* told = std::get_if<core::MatchCancelledEvent>(&event->payload))
                count("cancelled " + std::string{wireText(told->reason)});
            else if (const auto* made = std::get_if<core::MatchCreatedEvent>(&event->payload))
                count(made->queue.gameType == GameType::Direct       ? "direct matches"
                      : made->queue.gameType == GameType::BountyHunt ? "hunts"
                                                                     : "matches");
        }
    }
    for (const core::Notice& notice : outcome.notices) {
        if (const auto* update = std::get_if<QueueUpdate>(&notice.message))
            count("told " + std::string{wireText(update->status)});
        else if (std::holds_alternative<GameAssignment>(notice.message))
            count("told targets");
        else if (std::holds_alternative<LobbyUpdate>(notice.message))
            count("told lobbies");
        else if (std::holds_alternative<DirectMatchState>(notice.message))
            count("direct told states");
        else if (std::holds_alternative<SpectateUpdate>(notice.message))
            count("told views");
        else if (std::holds_alternative<SpectateJoined>(notice.message))
            count("told joined");
    }
}

long Tally::of(const std::string& what) const {
    const auto found = m_counts.find(what);
    return found == m_counts.end() ? 0 : found->second;
}

std::string Tally::text() const {
    std::string text;
    for (const auto& [what, times] : m_counts)
        text += "  " + what + ' ' + std::to_string(times) + '\n';
    return text;
}

std::string Tally::unreached() const {
    std::string text;
    for (const char* what : kExpected) {
        if (of(what) == 0)
            text += std::string{text.empty() ? "" : ", "} + what;
    }
    return text;
}

} // namespace arcade::simulation
