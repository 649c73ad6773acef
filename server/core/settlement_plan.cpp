#include "server/core/settlement_plan.h"

#include "server/core/payout.h"
#include "server/core/policy.h"
#include "server/core/rating.h"
#include "server/core/views.h"

namespace arcade::core {
namespace {

Score scoreOf(int standing) {
    return standing > 0 ? Score::Win : standing < 0 ? Score::Loss : Score::Tie;
}

int sideRating(const Match& match, int side) {
    std::vector<int> roster;
    for (const Participant& one : match.participants) {
        if (one.side == side)
            roster.push_back(one.ticket.card.rating);
    }
    return meanRating(roster);
}

int ratingChangeOf(const Match& match, const Verdict& verdict, int side) {
    if (verdict.reason == EndReason::Void || !policyOf(match.queue.gameType).isRated)
        return 0;
    std::vector<FieldScore> field;
    for (int other = 0; other < static_cast<int>(match.sides.size()); ++other) {
        if (other != side)
            field.push_back(
                {sideRating(match, other), scoreOf(standing(match, verdict, side, other))});
    }
    return ratingChangeAgainstField(sideRating(match, side), field);
}

Payout planPayout(const Match& match, const Verdict& verdict) {
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
    for (std::size_t index = 0; index < match.participants.size(); ++index) {
        const Participant& one = match.participants[index];
        PlayerOutcome outcome;
        outcome.ticket = one.ticket.id;
        outcome.player = one.ticket.player;
        outcome.card = one.ticket.card;
        outcome.stats = playerStats(match, one, endedAt);
        if (verdict.winner)
            outcome.won = one.side == *verdict.winner;
        outcome.ratingBefore = one.ticket.card.rating;
        outcome.ratingChange = ratingChangeOf(match, verdict, one.side);
        outcome.prize = payout.credited[index];
        plan.players.push_back(std::move(outcome));
    }
    return plan;
}

} // namespace arcade::core
