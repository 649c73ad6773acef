#include "server/core/payout.h"

#include "shared/vocabulary/expect.h"
#include "shared/vocabulary/game.h"

#include <optional>

namespace arcade::core {

namespace {

void transfer(Payout& payout, MatchId match, const Account& to, const Amount& amount) {
    if (!amount.isZero())
        payout.transfers.push_back({Account::escrow(match), to, amount});
}

/// What `members` of the stakeholders get of the prize; the others nothing.
std::vector<Amount> shareOut(const Amount& prize, const std::vector<Stakeholder>& stakeholders,
                             int side) {
    Amount stakes;
    std::uint64_t members = 0;
    std::optional<std::size_t> first;
    for (std::size_t index = 0; index < stakeholders.size(); ++index) {
        if (stakeholders[index].side != side)
            continue;
        first = first.value_or(index);
        stakes += stakeholders[index].stake;
        ++members;
    }
    ARCADE_EXPECT(first.has_value());

    std::vector<Amount> shares(stakeholders.size());
    Amount left = prize;
    for (std::size_t index = 0; index < stakeholders.size(); ++index) {
        if (stakeholders[index].side != side)
            continue;
        shares[index] = stakes.isZero() ? prize.scaled(1, members)
                                        : prize.scaled(stakeholders[index].stake, stakes);
        left -= shares[index];
    }
    shares[*first] += left;
    return shares;
}

} // namespace

PotSplit splitPot(const Amount& pot) {
    const Amount burn = pot.scaled(kBurnPercent, 100);
    return {pot, burn, pot - burn};
}

PotSplit splitPot(const Amount& stake, int players) {
    ARCADE_EXPECT(players >= 0);
    return splitPot(stake.scaled(static_cast<std::uint64_t>(players), 1));
}

Payout payWinner(MatchId match, const std::vector<Stakeholder>& stakeholders, int winningSide) {
    Amount pot;
    for (const Stakeholder& one : stakeholders)
        pot += one.stake;
    const PotSplit split = splitPot(pot);

    Payout payout;
    payout.credited = shareOut(split.prize, stakeholders, winningSide);
    for (std::size_t index = 0; index < stakeholders.size(); ++index) {
        transfer(payout, match, Account::available(stakeholders[index].player),
                 payout.credited[index]);
    }
    transfer(payout, match, Account::burn(), split.burn);
    return payout;
}

Payout payBounties(MatchId match, const std::vector<Hunter>& hunters) {
    Payout payout;
    payout.credited.resize(hunters.size());
    Amount burn;
    for (std::size_t index = 0; index < hunters.size(); ++index) {
        const Hunter& hunter = hunters[index];
        const Hunter& target = hunters.at(hunter.target);
        if (hunter.score > target.score) {
            const PotSplit bounty = splitPot(target.stake);
            payout.credited[index] += bounty.prize;
            burn += bounty.burn;
        } else {
            payout.credited[hunter.target] += target.stake;
        }
    }
    for (std::size_t index = 0; index < hunters.size(); ++index)
        transfer(payout, match, Account::available(hunters[index].player), payout.credited[index]);
    transfer(payout, match, Account::burn(), burn);
    return payout;
}

Payout payBack(MatchId match, const std::vector<Stakeholder>& stakeholders) {
    Payout payout;
    for (const Stakeholder& one : stakeholders) {
        payout.credited.push_back(one.stake);
        transfer(payout, match, Account::available(one.player), one.stake);
    }
    return payout;
}

} // namespace arcade::core
