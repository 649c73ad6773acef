#include "server/store/hold_table.h"

#include "server/store/sql_connection.h"

namespace arcade::store {

namespace {

using core::Account;
using core::Transfer;

/// The place a player has in a queue or match. What is still held for one that the player has left
/// is at the place of its ticket.
constexpr std::string_view kCurrent = "current";

std::string keyOf(std::string_view kind, const std::string& id) {
    return std::string(kind) + ':' + id;
}

} // namespace

std::optional<Error> HoldTable::reserve(const host::Reservation& reservation) {
    const auto claimed =
        singleText(m_connection.query("SELECT ticket FROM holds WHERE player_id = ? AND place = ?",
                                      reservation.player, kCurrent));
    if (claimed == reservation.ticket.toString())
        return std::nullopt;
    if (claimed)
        return Error{ErrorCode::AlreadyInQueue, "you already have a place in a queue or match"};
    const std::string key = keyOf("reserve", reservation.ticket.toString());
    // Whatever was held for it was booked under the key.
    if (m_ledger.find(key))
        return Error{ErrorCode::InvalidState, "the ticket was used before"};
    if (m_ledger.balance(Account::available(reservation.player)) < reservation.stake)
        return Error{ErrorCode::InsufficientFunds, "your balance is below the stake"};

    m_connection.execute("INSERT INTO holds (player_id, place, ticket, amount, state) "
                         "VALUES (?, ?, ?, ?, 'held')",
                         reservation.player, kCurrent, reservation.ticket, reservation.stake);
    if (reservation.stake.isZero())
        return std::nullopt;
    m_ledger.post({std::string(kAccountsPartition),
                   key,
                   "reserve",
                   reservation.now,
                   {Transfer{Account::available(reservation.player),
                             Account::locked(reservation.player), reservation.stake}}});
    return std::nullopt;
}

Result<Done> HoldTable::release(TicketId ticket, PlayerId player, Instant at) {
    const auto hold = find(ticket, player);
    if (!hold) {
        if (m_ledger.isForeign(keyOf("reserve", ticket.toString()), Account::locked(player)))
            return Error{ErrorCode::InvalidState, "the stake is another player's"};
        return Done{};
    }
    if (hold->escrowedIn)
        return Error{ErrorCode::InvalidState, "the stake is in a match"};
    giveBack(*hold, at);
    return Done{};
}

void HoldTable::releaseSurplus(const core::SurplusReleased& released, Instant at) {
    const std::string key = keyOf("surplus", released.ticket.toString());
    if (m_ledger.find(key))
        return;
    const auto hold = find(released.ticket, released.player);
    if (!hold || hold->escrowedIn)
        throw StoreFault("no stake is held for ticket " + released.ticket.toString());
    const auto left = Amount::checkedSubtract(hold->amount, released.amount);
    if (!left)
        throw StoreFault("less is held for ticket " + released.ticket.toString() +
                         " than is to be released");
    m_ledger.post({std::string(kAccountsPartition),
                   key,
                   "surplus",
                   at,
                   {Transfer{Account::locked(released.player), Account::available(released.player),
                             released.amount}}});
    m_connection.execute("UPDATE holds SET amount = ? WHERE player_id = ? AND place = ?", *left,
                         hold->player, hold->place);
}

void HoldTable::escrow(const core::StakesEscrowed& stakes, Instant at) {
    const std::string key = keyOf("escrow", stakes.match.toString());
    if (m_ledger.find(key))
        return;
    std::vector<Transfer> transfers;
    for (const auto& share : stakes.shares) {
        const auto hold = find(share.ticket, share.player);
        if (share.amount.isZero() && (!hold || hold->amount.isZero()))
            continue;
        if (!hold || hold->escrowedIn)
            throw StoreFault("no stake is held for ticket " + share.ticket.toString());
        const auto surplus = Amount::checkedSubtract(hold->amount, share.amount);
        if (!surplus)
            throw StoreFault("less is held than ticket " + share.ticket.toString() + " stakes");
        const Account locked = Account::locked(share.player);
        transfers.push_back({locked, Account::escrow(stakes.match), share.amount});
        transfers.push_back({locked, Account::available(share.player), *surplus});
        m_connection.execute("UPDATE holds SET state = 'escrowed', match_id = ?, amount = ? "
                             "WHERE player_id = ? AND place = ?",
                             stakes.match, share.amount, hold->player, hold->place);
    }
    m_ledger.post({stakes.partition, key, "escrow", at, std::move(transfers)});
}

void HoldTable::endEscrowed(MatchId match, TicketId ticket, PlayerId player) {
    const auto hold = find(ticket, player);
    if (!hold)
        return;
    if (!hold->amount.isZero() && hold->escrowedIn != match)
        throw StoreFault("the stake of ticket " + ticket.toString() +
                         " is not in the escrow of match " + match.toString());
    erase(*hold);
}

Amount HoldTable::total(PlayerId player) {
    Amount total;
    auto rows = m_connection.query("SELECT amount FROM holds WHERE player_id = ?", player);
    while (rows.next())
        total += rows.amount(0);
    return total;
}

std::vector<std::string> HoldTable::releaseOrphans(const std::set<TicketId>& owned,
                                                   const std::set<MatchId>& matches, Instant at) {
    std::vector<std::string> notes;
    for (const Hold& hold : all()) {
        const std::string ticket = hold.ticket.toString();
        if (hold.escrowedIn && !matches.contains(*hold.escrowedIn)) {
            notes.push_back("stake of ticket " + ticket + " is in the escrow of match " +
                            hold.escrowedIn->toString() + ", which does not exist");
        }
        if (owned.contains(hold.ticket))
            continue;
        if (!hold.escrowedIn && !hold.amount.isZero())
            notes.push_back("released the stake of ticket " + ticket + ", which nothing owned");
        if (hold.place == kCurrent)
            notes.push_back("ended the claim of ticket " + ticket + ", which nothing owned");
        if (hold.escrowedIn)
            endClaim(hold.ticket, hold.player);
        else
            giveBack(hold, at);
    }
    return notes;
}

HoldTable::Hold HoldTable::holdOf(const SqlRows& row) {
    Hold hold{row.parsed<PlayerId>(0), row.text(1), row.parsed<TicketId>(2), row.amount(3), {}};
    if (!row.isNull(4))
        hold.escrowedIn = row.parsed<MatchId>(4);
    return hold;
}

std::optional<HoldTable::Hold> HoldTable::find(TicketId ticket, PlayerId player) {
    auto rows = m_connection.query("SELECT player_id, place, ticket, amount, match_id FROM holds "
                                   "WHERE player_id = ? AND ticket = ?",
                                   player, ticket);
    if (!rows.next())
        return std::nullopt;
    return holdOf(rows);
}

std::vector<HoldTable::Hold> HoldTable::all() {
    std::vector<Hold> holds;
    auto rows = m_connection.query("SELECT player_id, place, ticket, amount, match_id FROM holds "
                                   "ORDER BY ticket");
    while (rows.next())
        holds.push_back(holdOf(rows));
    return holds;
}

void HoldTable::giveBack(const Hold& hold, Instant at) {
    if (!hold.amount.isZero()) {
        m_ledger.post({std::string(kAccountsPartition),
                       keyOf("release", hold.ticket.toString()),
                       "release",
                       at,
                       {Transfer{Account::locked(hold.player), Account::available(hold.player),
                                 hold.amount}}});
    }
    erase(hold);
}

void HoldTable::erase(const Hold& hold) {
    m_connection.execute("DELETE FROM holds WHERE player_id = ? AND place = ?", hold.player,
                         hold.place);
}

void HoldTable::endClaim(TicketId ticket, PlayerId player) {
    m_connection.execute("UPDATE holds SET place = ticket "
                         "WHERE player_id = ? AND place = ? AND ticket = ?",
                         player, kCurrent, ticket);
}

} // namespace arcade::store
