#include "tests/simulation/ledger_model.h"

#include "tests/simulation/failure.h"

namespace arcade::simulation {

using core::Account;

void LedgerModel::mint(PlayerId player, const Amount& amount) {
    m_balances[Account::available(player)] += amount;
    m_minted += amount;
}

std::optional<ErrorCode> LedgerModel::reserve(TicketId ticket, PlayerId player,
                                              const Amount& stake) {
    if (m_claims.contains(player))
        return ErrorCode::AlreadyInQueue;
    if (balance(Account::available(player)) < stake)
        return ErrorCode::InsufficientFunds;
    m_claims.emplace(player, ticket);
    m_holds.emplace(ticket, Hold{player, stake, {}});
    move({Account::available(player), Account::locked(player), stake});
    return std::nullopt;
}

void LedgerModel::release(TicketId ticket, PlayerId player) {
    const auto hold = m_holds.find(ticket);
    require(hold != m_holds.end(), "released is what is held", ticket);
    require(hold->second.player == player, "released is the own stake", ticket);
    require(!hold->second.escrowedIn, "a stake in a game is not released", ticket);
    move({Account::locked(player), Account::available(player), hold->second.amount});
    m_holds.erase(hold);
    require(m_claims.contains(player) && m_claims.at(player) == ticket,
            "a released ticket had the claim", ticket);
    m_claims.erase(player);
}

void LedgerModel::escrow(const core::StakesEscrowed& stakes) {
    for (const auto& share : stakes.shares) {
        const auto hold = m_holds.find(share.ticket);
        require(hold != m_holds.end(), "a stake was held before the start", share.ticket);
        require(hold->second == Hold{share.player, share.amount, {}},
                "the stake escrowed is the one held", share.ticket);
        hold->second.escrowedIn = stakes.match;
        move({Account::locked(share.player), Account::escrow(stakes.match), share.amount});
    }
}

void LedgerModel::endClaim(TicketId ticket, PlayerId player) {
    const auto hold = m_holds.find(ticket);
    require(hold != m_holds.end() && hold->second.player == player && hold->second.escrowedIn,
            "a claim ends before the game it is in", ticket);
    require(m_claims.contains(player) && m_claims.at(player) == ticket,
            "a claim ends that was there", ticket);
    m_claims.erase(player);
    m_left.insert(ticket);
}

void LedgerModel::settle(const core::Settlement& settlement) {
    for (const core::Transfer& transfer : settlement.transfers)
        move(transfer);
    require(balance(Account::escrow(settlement.match)).isZero(), "a settlement empties the escrow",
            settlement.match);
    for (const core::PlayerOutcome& outcome : settlement.players) {
        const auto hold = m_holds.find(outcome.ticket);
        require(hold != m_holds.end() && hold->second.escrowedIn == settlement.match,
                "a settled stake was in the escrow", outcome.ticket);
        m_holds.erase(hold);
        if (m_left.erase(outcome.ticket) == 1)
            continue;
        require(m_claims.contains(outcome.player) && m_claims.at(outcome.player) == outcome.ticket,
                "a player had the claim until the settlement", outcome.player);
        m_claims.erase(outcome.player);
    }
}

std::optional<ErrorCode> LedgerModel::reserveBet(BetId bet, PlayerId player, const Amount& amount) {
    if (balance(Account::available(player)) < amount)
        return ErrorCode::InsufficientFunds;
    const bool isNew = m_bets.emplace(bet, BetHold{player, amount, {}}).second;
    require(isNew, "a bet has an id of its own", bet);
    move({Account::available(player), Account::locked(player), amount});
    return std::nullopt;
}

void LedgerModel::releaseBet(BetId bet, PlayerId player) {
    const auto hold = m_bets.find(bet);
    require(hold != m_bets.end() && hold->second.player == player, "released is the own bet", bet);
    require(!hold->second.placedOn, "a bet that is placed is not released", bet);
    move({Account::locked(player), Account::available(player), hold->second.amount});
    m_bets.erase(hold);
}

void LedgerModel::place(const core::BetPlaced& placed) {
    const core::Bet& bet = placed.bet;
    const auto hold = m_bets.find(bet.id);
    require(hold != m_bets.end() && hold->second == BetHold{bet.player, bet.amount, {}},
            "the amount of a bet is held before it is placed, and placed once", bet.id);
    hold->second.placedOn = bet.match;
    move({Account::locked(bet.player), Account::betPool(bet.match), bet.amount});
}

void LedgerModel::settleBets(const core::BetsSettled& settled) {
    for (const core::Transfer& transfer : settled.transfers)
        move(transfer);
    require(balance(Account::betPool(settled.match)).isZero(), "settled bets empty their pool",
            settled.match);
    for (const auto& payout : settled.payouts) {
        const auto hold = m_bets.find(payout.bet.id);
        require(hold != m_bets.end() && hold->second.placedOn == settled.match,
                "a settled bet was in the pool", payout.bet.id);
        m_bets.erase(hold);
    }
}

Amount LedgerModel::balance(const Account& account) const {
    const auto found = m_balances.find(account);
    return found == m_balances.end() ? Amount{} : found->second;
}

void LedgerModel::check() const {
    Amount total;
    std::map<Account, Amount> held;
    for (const auto& [ticket, hold] : m_holds) {
        held[hold.escrowedIn ? Account::escrow(*hold.escrowedIn) : Account::locked(hold.player)] +=
            hold.amount;
        if (m_left.contains(ticket))
            continue;
        require(m_claims.contains(hold.player) && m_claims.at(hold.player) == ticket,
                "whoever has a stake in play has the claim", ticket);
    }
    for (const auto& [id, bet] : m_bets)
        held[bet.placedOn ? Account::betPool(*bet.placedOn) : Account::locked(bet.player)] +=
            bet.amount;
    for (const auto& [account, amount] : m_balances) {
        total += amount;
        using core::AccountKind;
        if (account.kind != AccountKind::Locked && account.kind != AccountKind::Escrow &&
            account.kind != AccountKind::BetPool)
            continue;
        const auto found = held.find(account);
        require(amount == (found == held.end() ? Amount{} : found->second),
                "locked, escrows and bet pools are what is held", account);
    }
    require(total == m_minted, "money is conserved to the unit");
    require(m_claims.size() + m_left.size() == m_holds.size(), "one claim a stake");
}

void LedgerModel::move(const core::Transfer& transfer) {
    const auto left = Amount::checkedSubtract(balance(transfer.from), transfer.amount);
    require(left.has_value(), "no account goes below zero", transfer.from);
    m_balances[transfer.from] = *left;
    m_balances[transfer.to] += transfer.amount;
}

} // namespace arcade::simulation
