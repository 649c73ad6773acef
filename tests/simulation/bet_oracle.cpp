#include "tests/simulation/bet_oracle.h"

#include "tests/simulation/direct_book.h"
#include "tests/simulation/failure.h"

#include <boost/multiprecision/cpp_int.hpp>

#include <algorithm>

namespace arcade::simulation {
namespace {

using Number = boost::multiprecision::cpp_int;
using core::Account;

Number numberOf(const Amount& amount) {
    return Number{amount.toString()};
}

Number wholeData(int data) {
    return Number{data} * Number{"1000000000000000000"};
}

Number expectedRake(const Number& pool, const Number& winners) {
    const Number twentieth = pool / 20;
    const Number losers = pool - winners;
    return twentieth < losers ? twentieth : losers;
}

const std::string* sideOf(const core::Match& match, const core::Bet& bet) {
    const auto side = static_cast<std::size_t>(bet.side);
    return side < match.sides.size() ? &match.sides[side].id : nullptr;
}

/// Else it has withdrawn before the start.
bool hasPlayers(const core::Match& match, const core::Side& side) {
    return std::any_of(match.participants.begin(), match.participants.end(),
                       [&](const core::Participant& one) {
                           return match.sides.at(static_cast<std::size_t>(one.side)).id == side.id;
                       });
}

bool isWithdrawn(const core::Match& match, const core::Bet& bet) {
    return !hasPlayers(match, match.sides.at(static_cast<std::size_t>(bet.side)));
}

bool playsIn(const core::Match& match, PlayerId player) {
    return std::any_of(match.participants.begin(), match.participants.end(),
                       [&](const core::Participant& one) { return one.ticket.player == player; });
}

Number betBefore(const StoreState& state, PlayerId player, MatchId match) {
    Number sum;
    for (const core::Bet& bet : state.betsOn(match)) {
        if (bet.player == player)
            sum += numberOf(bet.amount);
    }
    return sum;
}

using Credits = std::map<Account, Number>;

Credits creditsOf(const core::BetsSettled& settled) {
    Credits credits;
    for (const core::Transfer& transfer : settled.transfers) {
        require(transfer.from == Account::betPool(settled.match), "bets are paid from their pool",
                settled.match);
        require(!transfer.amount.isZero(), "no transfer of bets is of nothing", settled.match);
        credits[transfer.to] += numberOf(transfer.amount);
    }
    return credits;
}

/// A share is the largest whole number that is not more than the winners' due.
void checkShare(const Number& share, const Number& bet, const Number& prize, const Number& winners,
                const core::Bet& about) {
    require(share * winners <= prize * bet && (share + 1) * winners > prize * bet,
            "a winning bet gets its share of the pool", about.id);
    require(share >= bet, "a winning bet never loses", about.id);
}

} // namespace

Ratio expectedOdds(const Amount& pool, const Amount& sidePool) {
    const Number whole = numberOf(pool);
    const Number side = numberOf(sidePool);
    if (side == 0)
        return Ratio{2 * Ratio::kOne};
    const Number odds = (whole - expectedRake(whole, side)) * Ratio::kOne / side;
    return Ratio{static_cast<std::int64_t>(odds)};
}

std::optional<ErrorCode> expectedBetRefusal(const StoreState& state, PlayerId player,
                                            const SpectateBet& bet, Instant now) {
    const auto found = state.matches.find(bet.matchId);
    if (found == state.matches.end())
        return ErrorCode::MatchNotFound;
    const core::Match& match = found->second;
    if (match.phase == MatchPhase::Matched || isDirect(match.queue))
        return ErrorCode::MatchNotSpectatable;
    if (std::none_of(match.sides.begin(), match.sides.end(), [&](const core::Side& side) {
            return side.id == bet.onPlayer && hasPlayers(match, side);
        }))
        return ErrorCode::BadMessage;
    if (match.phase != MatchPhase::Ready || now >= match.phaseEndsAt)
        return ErrorCode::BettingClosed;
    const Number amount = numberOf(bet.amount);
    if (amount < wholeData(10))
        return ErrorCode::BetTooSmall;
    if (amount + betBefore(state, player, bet.matchId) > wholeData(500))
        return ErrorCode::BetTooLarge;
    if (playsIn(match, player))
        return ErrorCode::BetOnOwnMatch;
    return std::nullopt;
}

void checkBetPlaced(const StoreState& state, const core::Bet& bet) {
    const auto match = state.matches.find(bet.match);
    require(match != state.matches.end() && sideOf(match->second, bet) != nullptr,
            "a bet is on a side of a match", bet.id);
    const SpectateBet request{bet.match, *sideOf(match->second, bet), bet.amount};
    require(!expectedBetRefusal(state, bet.player, request, bet.at),
            "no bet is taken that is to be refused", bet.id);
}

void checkBetsSettled(const core::Match& match, const std::optional<std::string>& winner,
                      const std::vector<core::Bet>& bets, const core::BetsSettled& settled) {
    require(settled.payouts.size() == bets.size(), "every bet is settled", match.id);
    Number pool;
    Number winners;
    Number left;
    for (const core::Bet& bet : bets) {
        left += numberOf(bet.amount);
        if (isWithdrawn(match, bet))
            continue;
        pool += numberOf(bet.amount);
        if (winner && *sideOf(match, bet) == *winner)
            winners += numberOf(bet.amount);
    }
    const Number prize = pool - expectedRake(pool, winners);
    Credits credits;
    for (const auto& [bet, paid] : settled.payouts) {
        require(std::find(bets.begin(), bets.end(), bet) != bets.end(),
                "a settled bet was placed on the match", bet.id);
        const Number payout = numberOf(paid);
        if (winners == 0 || isWithdrawn(match, bet))
            require(paid == bet.amount, "a bet nobody can win comes back in full", bet.id);
        else if (*sideOf(match, bet) == *winner)
            checkShare(payout, numberOf(bet.amount), prize, winners, bet);
        else
            require(payout == 0, "a lost bet is lost", bet.id);
        left -= payout;
        if (payout != 0)
            credits[Account::available(bet.player)] += payout;
    }
    if (left != 0)
        credits[Account::rake()] = left;
    require(winners != 0 || left == 0, "what comes back is not raked", match.id);
    require(creditsOf(settled) == credits, "what bets bring goes to whom it belongs", match.id);
}

} // namespace arcade::simulation
