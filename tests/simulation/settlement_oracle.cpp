#include "tests/simulation/settlement_oracle.h"

#include "tests/simulation/failure.h"
#include "tests/simulation/hunt_oracle.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace arcade::simulation {
namespace {

using core::Account;

using Credits = std::map<Account, Amount>;

bool isWinner(const core::Settlement& settlement, const core::PlayerOutcome& outcome) {
    return settlement.winner == outcome.card.address.toString();
}

Credits creditsOf(const core::Match& match, const core::Settlement& settlement) {
    Credits credits;
    for (const core::Transfer& transfer : settlement.transfers) {
        require(transfer.from == Account::escrow(match.id), "payouts come from the own escrow",
                match.id);
        require(!transfer.amount.isZero(), "no transfer is of nothing", match.id);
        credits[transfer.to] += transfer.amount;
    }
    return credits;
}

Credits expectedCredits(const core::Match& match, const core::Settlement& settlement) {
    Credits credits;
    Amount pot;
    for (const core::Participant& one : match.participants)
        pot += one.ticket.stake;
    for (const core::Participant& one : match.participants) {
        const Account account = Account::available(one.ticket.player);
        if (!settlement.winner)
            credits[account] = one.ticket.stake;
        else if (*settlement.winner == one.ticket.card.address.toString())
            credits[account] = pot - pot.scaled(1, 10);
    }
    if (settlement.winner)
        credits[Account::burn()] = pot.scaled(1, 10);
    return credits;
}

/// trunc(32 x (score - expected)); where the exact value is a hair from a whole number either
/// neighbour will do, as the float is not exact.
bool isElo(int own, int opponent, double score, int change) {
    const double expected = 1.0 / (1.0 + std::pow(10.0, (opponent - own) / 400.0));
    const double exact = 32.0 * (score - expected);
    return std::trunc(exact) == change || std::abs(exact - change) < 1e-9;
}

void checkRating(const core::Settlement& settlement, const core::PlayerOutcome& own,
                 const core::PlayerOutcome& opponent) {
    require(own.ratingBefore == own.card.rating, "the rating is the ticket's", own.player);
    if (settlement.endReason == EndReason::Void) {
        require(own.ratingChange == 0, "a void match changes no rating", settlement.match);
        return;
    }
    double score = 0.5;
    if (settlement.winner)
        score = isWinner(settlement, own) ? 1.0 : 0.0;
    require(isElo(own.ratingBefore, opponent.ratingBefore, score, own.ratingChange),
            "ratings change by Elo", settlement.match);
}

void checkVerdict(const core::Settlement& settlement, const core::PlayerOutcome& first,
                  const core::PlayerOutcome& second) {
    const core::PlayerOutcome& winner = isWinner(settlement, first) ? first : second;
    const core::PlayerOutcome& loser = isWinner(settlement, first) ? second : first;
    switch (settlement.endReason) {
    case EndReason::Completed:
        require(settlement.winner.has_value() && winner.stats.progress == Ratio::one(),
                "who completes has the whole text", settlement.match);
        break;
    case EndReason::Timeout:
        if (settlement.winner)
            require(winner.stats.progress > loser.stats.progress ||
                        (winner.stats.progress == loser.stats.progress &&
                         winner.stats.accuracy >= loser.stats.accuracy),
                    "time up: progress decides, then accuracy", settlement.match);
        else
            require(first.stats.progress == second.stats.progress &&
                        first.stats.accuracy == second.stats.accuracy,
                    "only equals tie", settlement.match);
        break;
    case EndReason::Forfeit:
        require(settlement.winner.has_value(), "a forfeit has a winner", settlement.match);
        break;
    case EndReason::Void:
        require(!settlement.winner, "a void match has no winner", settlement.match);
        break;
    }
}

} // namespace

void checkSettlement(const core::Match& match, const core::Settlement& settlement) {
    if (isHunt(match.queue)) {
        checkHuntSettlement(match, settlement);
        return;
    }
    require(match.phase == MatchPhase::Active, "only a running game is settled", match.id);
    require(settlement.players.size() == 2 && match.participants.size() == 2,
            "everyone of the match is settled", match.id);
    require(creditsOf(match, settlement) == expectedCredits(match, settlement),
            "the winner has nine tenths of the pot, else stakes go back exactly", match.id);
    const Credits credits = expectedCredits(match, settlement);
    for (const core::PlayerOutcome& outcome : settlement.players) {
        const auto credited = credits.find(Account::available(outcome.player));
        require(outcome.prize == (credited == credits.end() ? Amount{} : credited->second),
                "the prize told is the amount credited", match.id);
        const bool known = std::any_of(
            match.participants.begin(), match.participants.end(),
            [&](const core::Participant& one) { return one.ticket.id == outcome.ticket; });
        require(known, "who is settled took part", match.id);
        const std::optional<bool> won =
            settlement.winner ? std::optional{isWinner(settlement, outcome)} : std::nullopt;
        require(outcome.won == won, "won is who the winner is", match.id);
    }
    const core::PlayerOutcome& first = settlement.players[0];
    const core::PlayerOutcome& second = settlement.players[1];
    checkRating(settlement, first, second);
    checkRating(settlement, second, first);
    checkVerdict(settlement, first, second);
    require(first.ratingChange + second.ratingChange == 0, "a duel moves ratings, it makes none",
            match.id);
}

} // namespace arcade::simulation
