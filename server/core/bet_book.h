#pragma once

#include "server/core/state.h"

#include <map>
#include <set>
#include <vector>

namespace arcade::core {

/// What is bet on a match, as everybody may know it a little later.
struct BetPools {
    struct Side {
        Amount pool;
        Ratio odds;
        friend bool operator==(const Side&, const Side&) = default;
    };
    /// As the match's sides.
    std::vector<Side> sides;
    Amount total;

    friend bool operator==(const BetPools&, const BetPools&) = default;
};

/// The bets on one match. Bets of one player stand in the order they were placed.
class BetBook {
public:
    explicit BetBook(std::size_t sides);

    void add(const Bet& bet);
    /// The side is out before the start: what was bet on it comes back whatever happens, and is in
    /// no pool any more.
    void withdraw(int side);

    const BetPools& pools() const { return m_pools; }
    const std::set<int>& withdrawn() const { return m_withdrawn; }
    const std::map<PlayerId, std::vector<Bet>>& byPlayer() const { return m_bets; }
    const std::vector<Bet>& betsOf(PlayerId player) const;
    /// What the player has bet in all.
    Amount amountOf(PlayerId player) const;
    /// By player.
    std::vector<Bet> all() const;

private:
    std::map<PlayerId, std::vector<Bet>> m_bets;
    BetPools m_pools;
    std::set<int> m_withdrawn;

    void updateOdds();
};

} // namespace arcade::core
