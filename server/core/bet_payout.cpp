#include "server/core/bet_payout.h"

#include "shared/vocabulary/expect.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace arcade::core {
namespace {

constexpr Ratio kOddsWithoutBets{2 * Ratio::kOne};

std::vector<Amount> winningShares(const std::vector<Bet>& bets, int winner, const Amount& prize,
                                  const Amount& winningPool, const std::set<int>& withdrawn) {
    std::vector<Amount> shares(bets.size());
    for (std::size_t index = 0; index < bets.size(); ++index) {
        if (withdrawn.contains(bets[index].side))
            shares[index] = bets[index].amount;
        else if (bets[index].side == winner)
            shares[index] = prize.scaled(bets[index].amount, winningPool);
    }
    return shares;
}

std::vector<Amount> amountsOf(const std::vector<Bet>& bets) {
    std::vector<Amount> amounts;
    for (const Bet& bet : bets)
        amounts.push_back(bet.amount);
    return amounts;
}

} // namespace

Amount rakeOf(const Amount& pool, const Amount& winningPool) {
    return std::min(pool.scaled(kRakePercent, 100), pool - winningPool);
}

Ratio oddsOf(const Amount& pool, const Amount& sidePool) {
    if (sidePool.isZero())
        return kOddsWithoutBets;
    const Amount won = pool - rakeOf(pool, sidePool);
    const std::string text = won.scaled(Amount::baseUnits(Ratio::kOne), sidePool).toString();
    Ratio odds;
    const auto [end, fault] =
        std::from_chars(text.data(), text.data() + text.size(), odds.millionths);
    ARCADE_EXPECT(fault == std::errc{});
    return odds;
}

BetPayout payBets(MatchId match, const std::vector<Bet>& bets, std::optional<int> winner,
                  const std::set<int>& withdrawn) {
    Amount held;
    Amount pool;
    Amount winningPool;
    for (const Bet& bet : bets) {
        held += bet.amount;
        if (withdrawn.contains(bet.side))
            continue;
        pool += bet.amount;
        if (bet.side == winner)
            winningPool += bet.amount;
    }
    BetPayout payout;
    payout.credited = winningPool.isZero()
                          ? amountsOf(bets)
                          : winningShares(bets, *winner, pool - rakeOf(pool, winningPool),
                                          winningPool, withdrawn);

    std::map<PlayerId, Amount> credited;
    Amount left = held;
    for (std::size_t index = 0; index < bets.size(); ++index) {
        credited[bets[index].player] += payout.credited[index];
        left -= payout.credited[index];
    }
    const auto transfer = [&](const Account& to, const Amount& amount) {
        if (!amount.isZero())
            payout.transfers.push_back({Account::betPool(match), to, amount});
    };
    for (const auto& [player, amount] : credited)
        transfer(Account::available(player), amount);
    transfer(Account::rake(), left);
    return payout;
}

} // namespace arcade::core
