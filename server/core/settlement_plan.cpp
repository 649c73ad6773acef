#include "server/core/settlement_plan.h"

#include "server/core/match.h"
#include "server/core/payout.h"
#include "server/core/policy.h"
#include "server/core/race.h"
#include "server/core/rating.h"
#include "server/core/views.h"
#include "shared/vocabulary/expect.h"

namespace arcade::core {
namespace {

Score scoreFor(int standing) {
    return standing > 0 ? Score::Win : standing < 0 ? Score::Loss : Score::Tie;
}

/// Empty for a side without players.
std::vector<std::optional<int>> sideRatings(const Match& match) {
    std::vector<std::vector<int>> rosters(match.sides.size());
    for (const Participant& one : match.participants)
        rosters[static_cast<std::size_t>(one.side)].push_back(one.ticket.card.rating);
    std::vector<std::optional<int>> ratings;
    for (const std::vector<int>& roster : rosters)
        ratings.push_back(roster.empty() ? std::nullopt : std::optional{meanRating(roster)});
    return ratings;
}

/// For each side.
std::vector<int> ratingChanges(const Match& match, const Verdict& verdict,
                               const Standings& standings) {
    std::vector<int> changes(match.sides.size());
    if (verdict.reason == EndReason::Void || !policyOf(match.queue.gameType).isRated)
        return changes;
    const std::vector<std::optional<int>> ratings = sideRatings(match);
    for (std::size_t side = 0; side < ratings.size(); ++side) {
        if (!ratings[side])
            continue;
        std::vector<FieldScore> field;
        for (std::size_t other = 0; other < ratings.size(); ++other) {
            if (other == side || !ratings[other])
                continue;
            const int standing =
                standings.under(verdict, static_cast<int>(side), static_cast<int>(other));
            field.push_back({*ratings[other], scoreFor(standing)});
        }
        changes[side] = ratingChangeAgainstField(*ratings[side], field);
    }
    return changes;
}

/// Empty for a tie, a void match, and who is level with the best without a winner.
std::optional<bool> hasWon(const Verdict& verdict, const Standings& standings, int side) {
    if (verdict.winner)
        return side == *verdict.winner;
    if (verdict.reason == EndReason::Void || standings.isAtTheTop(side))
        return std::nullopt;
    return false;
}

std::vector<Hunter> huntersOf(const Match& match) {
    std::vector<Hunter> hunters;
    for (const Participant& one : match.participants) {
        const auto target = findParticipant(match, *one.target);
        ARCADE_EXPECT(target.has_value());
        hunters.push_back({one.ticket.player, one.ticket.stake, scoreOf(one.cursor), *target});
    }
    return hunters;
}

/// What the hunt was to each of the hunters.
std::vector<HuntReport> huntReports(const Match& match) {
    std::vector<HuntReport> reports(match.participants.size());
    const std::vector<Hunter> hunters = huntersOf(match);
    for (std::size_t index = 0; index < hunters.size(); ++index) {
        const Hunter& hunter = hunters[index];
        const Hunter& target = hunters[hunter.target];
        const bool isTaken = hunter.score > target.score;
        reports[index].target = match.participants[hunter.target].ticket.card.address;
        reports[index].bounty = isTaken ? splitPot(target.stake).prize : Amount{};
        reports[hunter.target].hunter = match.participants[index].ticket.card.address;
        reports[hunter.target].isTaken = isTaken;
    }
    return reports;
}

bool isDecidedHunt(const Match& match, const Verdict& verdict) {
    return match.queue.gameType == GameType::BountyHunt && verdict.reason != EndReason::Void;
}

Payout planPayout(const Match& match, const Verdict& verdict) {
    if (isDecidedHunt(match, verdict))
        return payBounties(match.id, huntersOf(match));
    std::vector<Stakeholder> stakeholders;
    for (const Participant& one : match.participants)
        stakeholders.push_back({one.ticket.player, one.side, one.ticket.stake});
    return verdict.winner ? payWinner(match.id, stakeholders, *verdict.winner)
                          : payBack(match.id, stakeholders);
}

} // namespace

Settlement planSettlement(const Match& match, const Verdict& verdict, Instant endedAt) {
    Settlement plan;
    plan.match = match.id;
    plan.queue = match.queue;
    plan.endReason = verdict.reason;
    if (verdict.winner)
        plan.winner = match.sides[static_cast<std::size_t>(*verdict.winner)].id;
    plan.startedAt = *match.startedAt;
    plan.endedAt = endedAt;
    Payout payout = planPayout(match, verdict);
    plan.transfers = std::move(payout.transfers);
    const std::vector<HuntReport> hunts =
        isDecidedHunt(match, verdict) ? huntReports(match) : std::vector<HuntReport>{};
    const Standings standings(match);
    const std::vector<int> changes = ratingChanges(match, verdict, standings);
    for (std::size_t index = 0; index < match.participants.size(); ++index) {
        const Participant& one = match.participants[index];
        PlayerOutcome outcome;
        outcome.ticket = one.ticket.id;
        outcome.player = one.ticket.player;
        outcome.card = one.ticket.card;
        outcome.stats = playerStats(match, one, endedAt);
        outcome.won = hasWon(verdict, standings, one.side);
        outcome.ratingBefore = one.ticket.card.rating;
        outcome.ratingChange = changes[static_cast<std::size_t>(one.side)];
        outcome.prize = payout.credited[index];
        if (!hunts.empty())
            outcome.hunt = hunts[index];
        plan.players.push_back(std::move(outcome));
    }
    return plan;
}

} // namespace arcade::core
