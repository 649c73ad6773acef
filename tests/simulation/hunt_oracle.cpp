#include "tests/simulation/hunt_oracle.h"

#include "tests/simulation/failure.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace arcade::simulation {
namespace {

using core::Account;
using Bounties = std::map<Account, Amount>;

bool cameEarlier(const core::Ticket& a, const core::Ticket& b) {
    return std::pair{a.enteredAt, a.id} < std::pair{b.enteredAt, b.id};
}

bool takesPart(const core::Match& match, TicketId ticket) {
    return std::any_of(match.participants.begin(), match.participants.end(),
                       [&](const core::Participant& one) { return one.ticket.id == ticket; });
}

const core::PlayerOutcome& outcomeOf(const core::Settlement& settlement, PlayerId player) {
    const auto found =
        std::find_if(settlement.players.begin(), settlement.players.end(),
                     [&](const core::PlayerOutcome& one) { return one.player == player; });
    require(found != settlement.players.end(), "every hunter is settled", player);
    return *found;
}

int scoreIn(const core::Settlement& settlement, PlayerId player) {
    return outcomeOf(settlement, player).stats.score;
}

Bounties booked(const core::Settlement& settlement) {
    Bounties credits;
    for (const core::Transfer& transfer : settlement.transfers) {
        require(transfer.from == Account::escrow(settlement.match),
                "payouts come from the own escrow", settlement.match);
        require(!transfer.amount.isZero(), "no transfer is of nothing", settlement.match);
        credits[transfer.to] += transfer.amount;
    }
    return credits;
}

Amount tenthOf(const Amount& amount) {
    return amount.scaled(1, 10);
}

/// Each stake goes one way: to the hunter who beat its owner, less the burn, or back.
Bounties expectedBounties(const core::Match& match, const core::Settlement& settlement) {
    Bounties credits;
    for (const core::Participant& one : match.participants) {
        const PlayerId target = *one.target;
        const Amount stake = one.ticket.stake;
        const bool beats = settlement.endReason != EndReason::Void &&
                           scoreIn(settlement, one.ticket.player) > scoreIn(settlement, target);
        if (!beats) {
            credits[Account::available(target)] += stake;
            continue;
        }
        credits[Account::available(one.ticket.player)] += stake - tenthOf(stake);
        if (!tenthOf(stake).isZero())
            credits[Account::burn()] += tenthOf(stake);
    }
    return credits;
}

void checkHuntWinner(const core::Settlement& settlement) {
    int best = 0;
    int shared = 0;
    for (const core::PlayerOutcome& one : settlement.players) {
        if (one.stats.score > best)
            shared = 0;
        best = std::max(best, one.stats.score);
        shared += one.stats.score == best ? 1 : 0;
    }
    for (const core::PlayerOutcome& one : settlement.players) {
        const bool isTop = one.stats.score == best;
        const bool isWinner = settlement.winner == one.card.address.toString();
        require(isWinner == (isTop && shared == 1), "the highest score alone wins a hunt",
                one.player);
        const auto won = isTop && shared > 1 ? std::nullopt : std::optional{isTop};
        require(one.won == won, "won is who the winner is", one.player);
    }
}

/// The mean over all others, and then truncated; a hair from a whole number either will do.
void checkFieldRating(const core::Settlement& settlement, const core::PlayerOutcome& own) {
    require(own.ratingBefore == own.card.rating, "the rating is the ticket's", own.player);
    double sum = 0;
    for (const core::PlayerOutcome& other : settlement.players) {
        if (other.player == own.player)
            continue;
        const double lead = other.ratingBefore - own.ratingBefore;
        const double expected = 1.0 / (1.0 + std::pow(10.0, lead / 400.0));
        const int ahead = own.stats.score - other.stats.score;
        sum += 32.0 * ((ahead > 0 ? 1.0 : ahead < 0 ? 0.0 : 0.5) - expected);
    }
    const double exact = sum / (static_cast<double>(settlement.players.size()) - 1.0);
    require(std::trunc(exact) == own.ratingChange || std::abs(exact - own.ratingChange) < 1e-6,
            "a hunter is rated against the field", own.player);
}

void checkReport(const core::Match& match, const core::Settlement& settlement,
                 const core::Participant& hunter) {
    const core::PlayerOutcome& own = outcomeOf(settlement, hunter.ticket.player);
    const core::PlayerOutcome& target = outcomeOf(settlement, *hunter.target);
    require(own.hunt && target.hunt, "every hunter has a report", match.id);
    const bool beats = own.stats.score > target.stats.score;
    const Amount stake = hunter.ticket.stake;
    require(own.hunt->target == target.card.address && target.hunt->hunter == own.card.address,
            "a report names target and hunter", match.id);
    require(own.hunt->bounty == (beats ? stake - tenthOf(stake) : Amount{}) &&
                target.hunt->isTaken == beats,
            "a report tells what was taken", match.id);
}

} // namespace

bool isHunt(const core::QueueKey& queue) {
    return queue.gameType == GameType::BountyHunt;
}

void checkRound(const StoreState& before, const core::Match& match, const core::Rules& rules,
                std::optional<Instant> closedAt) {
    const auto count = static_cast<int>(match.participants.size());
    require(count >= rules.huntersMin && count <= rules.huntersMax, "a round has 8 to 64 hunters",
            match.id);
    require(match.sides.size() == match.participants.size(), "each hunter is a side", match.id);
    require(count == rules.huntersMax || (closedAt && *closedAt <= match.createdAt),
            "a round waits for the end of registration, unless it is full", match.id);
    const core::Ticket* youngest = nullptr;
    for (const core::Participant& one : match.participants) {
        const auto ticket = before.tickets.find(one.ticket.id);
        require(ticket != before.tickets.end() && ticket->second.queue == match.queue &&
                    !ticket->second.suspendedUntil && one.connected,
                "who is there of the tier plays", one.ticket.id);
        require(one.ticket.expiresAt >= match.createdAt, "nobody plays after the time is up",
                one.ticket.id);
        require(one.response == ReadyResponse::Accept, "entering is accepting", one.ticket.id);
        if (youngest == nullptr || cameEarlier(*youngest, one.ticket))
            youngest = &one.ticket;
    }
    for (const auto& [id, ticket] : before.tickets) {
        if (ticket.queue != match.queue || ticket.suspendedUntil || takesPart(match, id))
            continue;
        require(count == rules.huntersMax && cameEarlier(*youngest, ticket),
                "nobody who is there is left out, but the youngest of too many", id);
    }
    const auto lobby = before.lobbies.find(match.queue);
    require(lobby != before.lobbies.end() && match.round && lobby->second.round == *match.round + 1,
            "rounds are numbered", match.id);
}

void checkRing(const core::Match& match) {
    std::map<PlayerId, PlayerId> targets;
    for (const core::Participant& one : match.participants) {
        require(one.target.has_value(), "every hunter has a target", match.id);
        targets.emplace(one.ticket.player, *one.target);
    }
    const PlayerId first = targets.begin()->first;
    PlayerId at = first;
    std::size_t seen = 0;
    do {
        const auto next = targets.find(at);
        require(next != targets.end(), "a target takes part", match.id);
        at = next->second;
        ++seen;
    } while (at != first && seen <= targets.size());
    require(seen == targets.size(), "all hunt in one ring", match.id);
}

void checkHuntSettlement(const core::Match& match, const core::Settlement& settlement) {
    require(match.phase == MatchPhase::Active, "only a running game is settled", match.id);
    require(settlement.players.size() == match.participants.size(),
            "everyone of the match is settled", match.id);
    const Bounties expected = expectedBounties(match, settlement);
    require(booked(settlement) == expected, "bounties go to whom they belong", match.id);
    for (const core::PlayerOutcome& one : settlement.players) {
        const auto credited = expected.find(Account::available(one.player));
        require(one.prize == (credited == expected.end() ? Amount{} : credited->second),
                "the prize told is the amount credited", match.id);
    }
    if (settlement.endReason == EndReason::Void) {
        for (const core::PlayerOutcome& one : settlement.players)
            require(one.ratingChange == 0 && !one.won && !one.hunt, "a void match changes nothing",
                    match.id);
        require(!settlement.winner, "a void match has no winner", match.id);
        return;
    }
    checkHuntWinner(settlement);
    for (const core::PlayerOutcome& one : settlement.players)
        checkFieldRating(settlement, one);
    for (const core::Participant& one : match.participants)
        checkReport(match, settlement, one);
}

} // namespace arcade::simulation
