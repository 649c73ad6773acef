#include "server/store/bet_table.h"

#include "server/store/sql_connection.h"
#include "shared/codec/record_json.h"

namespace arcade::store {

namespace {

using core::Account;
using core::Transfer;

std::string placedKey(BetId bet) {
    return "bet:" + bet.toString();
}

} // namespace

std::optional<Error> BetTable::reserve(const host::BetReservation& reservation) {
    const std::string key = "bet_hold:" + reservation.bet.toString();
    if (m_ledger.find(key))
        return std::nullopt;
    const Account available = Account::available(reservation.player);
    if (m_ledger.balance(available) < reservation.amount)
        return Error{ErrorCode::InsufficientFunds, "your balance is below the bet"};
    m_ledger.post({std::string(kAccountsPartition),
                   key,
                   "bet_hold",
                   reservation.now,
                   {Transfer{available, Account::locked(reservation.player), reservation.amount}}});
    m_connection.execute("INSERT INTO bets (id, player_id, amount, state) "
                         "VALUES (?, ?, ?, 'held')",
                         reservation.bet, reservation.player, reservation.amount);
    return std::nullopt;
}

Result<Done> BetTable::release(BetId bet, PlayerId player, Instant at) {
    const auto row = find(bet);
    if (!row)
        return Done{};
    if (row->isPlaced)
        return Error{ErrorCode::InvalidState, "the bet is placed"};
    if (row->player != player)
        return Error{ErrorCode::InvalidState, "the bet is another player's"};
    giveBack(*row, at);
    return Done{};
}

host::CommitReceipt::Booked BetTable::place(const core::BetPlaced& placed, Instant at) {
    const core::Bet& bet = placed.bet;
    const Account available = Account::available(bet.player);
    if (const auto hash = m_ledger.find(placedKey(bet.id)))
        return {*hash, m_ledger.balance(available)};
    const auto row = find(bet.id);
    if (!row || row->player != bet.player || row->amount != bet.amount)
        throw StoreFault("the amount of bet " + bet.id.toString() + " is not held");
    std::string hash = m_ledger.post(
        {placed.partition,
         placedKey(bet.id),
         "bet",
         at,
         {Transfer{Account::locked(bet.player), Account::betPool(bet.match), bet.amount}}});
    m_connection.execute("UPDATE bets SET state = 'placed', match_id = ?, partition_key = ?, "
                         "body = ? WHERE id = ?",
                         bet.match, placed.partition, codec::toJson(bet), bet.id);
    return {std::move(hash), m_ledger.balance(available)};
}

host::CommitReceipt::BetsBooked BetTable::settle(const core::BetsSettled& settled, Instant at) {
    const std::string key = "bets:" + settled.match.toString();
    host::CommitReceipt::BetsBooked booked;
    if (const auto hash = m_ledger.find(key)) {
        booked.txHash = *hash;
    } else {
        booked.txHash = m_ledger.post({settled.partition, key, "bets", at, settled.transfers});
        if (!m_ledger.balance(Account::betPool(settled.match)).isZero())
            throw StoreFault("match " + settled.match.toString() + " leaves bets in its pool");
        m_connection.execute("DELETE FROM bets WHERE match_id = ?", settled.match);
    }
    for (const auto& payout : settled.payouts) {
        const PlayerId player = payout.bet.player;
        booked.balances[player] = m_ledger.balance(Account::available(player));
    }
    return booked;
}

Amount BetTable::total(PlayerId player) {
    Amount total;
    auto rows = m_connection.query("SELECT amount FROM bets WHERE player_id = ?", player);
    while (rows.next())
        total += rows.amount(0);
    return total;
}

std::vector<host::PlacedBet> BetTable::placedBy(PlayerId player) {
    std::vector<host::PlacedBet> bets;
    auto rows =
        m_connection.query("SELECT b.id, b.match_id, t.hash FROM bets b "
                           "JOIN ledger_transactions t ON t.idempotency_key = 'bet:' || b.id "
                           "WHERE b.player_id = ? AND b.state = 'placed' ORDER BY b.id",
                           player);
    while (rows.next())
        bets.push_back({rows.parsed<BetId>(0), rows.parsed<MatchId>(1), rows.text(2)});
    return bets;
}

std::vector<core::Bet> BetTable::load() {
    std::vector<core::Bet> bets;
    auto rows = m_connection.query("SELECT body FROM bets WHERE state = 'placed' ORDER BY id");
    while (rows.next()) {
        auto bet = codec::fromJson<core::Bet>(rows.text(0));
        if (!bet)
            throw StoreFault("unreadable bet: " + bet.error().message);
        bets.push_back(std::move(bet).value());
    }
    return bets;
}

std::vector<std::string> BetTable::releaseHeld(Instant at) {
    std::vector<Row> held;
    {
        auto rows = m_connection.query("SELECT id, player_id, amount FROM bets "
                                       "WHERE state = 'held' ORDER BY id");
        while (rows.next())
            held.push_back(
                {rows.parsed<BetId>(0), rows.parsed<PlayerId>(1), rows.amount(2), false});
    }
    std::vector<std::string> notes;
    for (const Row& row : held) {
        giveBack(row, at);
        notes.push_back("released the amount of bet " + row.bet.toString() +
                        ", which was not placed");
    }
    return notes;
}

std::optional<BetTable::Row> BetTable::find(BetId bet) {
    auto rows = m_connection.query("SELECT player_id, amount, state FROM bets WHERE id = ?", bet);
    if (!rows.next())
        return std::nullopt;
    return Row{bet, rows.parsed<PlayerId>(0), rows.amount(1), rows.text(2) == "placed"};
}

void BetTable::giveBack(const Row& row, Instant at) {
    m_ledger.post(
        {std::string(kAccountsPartition),
         "bet_release:" + row.bet.toString(),
         "bet_release",
         at,
         {Transfer{Account::locked(row.player), Account::available(row.player), row.amount}}});
    m_connection.execute("DELETE FROM bets WHERE id = ?", row.bet);
}

} // namespace arcade::store
