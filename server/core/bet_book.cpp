#include "server/core/bet_book.h"

#include "server/core/bet_payout.h"

namespace arcade::core {

BetBook::BetBook(std::size_t sides)
    : m_pools{std::vector<BetPools::Side>(sides, {{}, oddsOf({}, {})}), {}} {}

void BetBook::add(const Bet& bet) {
    m_bets[bet.player].push_back(bet);
    if (m_withdrawn.contains(bet.side))
        return;
    m_pools.sides.at(static_cast<std::size_t>(bet.side)).pool += bet.amount;
    m_pools.total += bet.amount;
    updateOdds();
}

void BetBook::withdraw(int side) {
    BetPools::Side& withdrawn = m_pools.sides.at(static_cast<std::size_t>(side));
    m_pools.total -= withdrawn.pool;
    withdrawn.pool = {};
    m_withdrawn.insert(side);
    updateOdds();
}

void BetBook::updateOdds() {
    for (BetPools::Side& side : m_pools.sides)
        side.odds = oddsOf(m_pools.total, side.pool);
}

const std::vector<Bet>& BetBook::betsOf(PlayerId player) const {
    static const std::vector<Bet> none;
    const auto found = m_bets.find(player);
    return found == m_bets.end() ? none : found->second;
}

Amount BetBook::amountOf(PlayerId player) const {
    Amount amount;
    for (const Bet& bet : betsOf(player))
        amount += bet.amount;
    return amount;
}

std::vector<Bet> BetBook::all() const {
    std::vector<Bet> bets;
    for (const auto& [player, own] : m_bets)
        bets.insert(bets.end(), own.begin(), own.end());
    return bets;
}

} // namespace arcade::core
