#include "server/store/hold_table.h"

#include "server/store/sql_connection.h"

namespace arcade::store {

namespace {

using core::Account;
using core::Transfer;

std::string keyOf(std::string_view kind, const std::string& id) {
    return std::string(kind) + ':' + id;
}

} // namespace

std::optional<Error> HoldTable::reserve(const host::Reservation& reservation) {
    const auto claimed = singleText(
        m_connection.query("SELECT ticket FROM claims WHERE player_id = ?", reservation.player));
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

    m_connection.execute("INSERT INTO claims (player_id, ticket) VALUES (?, ?)", reservation.player,
                         reservation.ticket);
    if (reservation.stake.isZero())
        return std::nullopt;
    m_ledger.post({std::string(kAccountsPartition),
                   key,
                   "reserve",
                   reservation.now,
                   {Transfer{Account::available(reservation.player),
                             Account::locked(reservation.player), reservation.stake}}});
    m_connection.execute("INSERT INTO holds (ticket, player_id, amount, state) "
                         "VALUES (?, ?, ?, 'held')",
                         reservation.ticket, reservation.player, reservation.stake);
    return std::nullopt;
}

Result<Done> HoldTable::release(TicketId ticket, PlayerId player, Instant at) {
    if (const auto hold = find(ticket)) {
        if (hold->escrowedIn)
            return Error{ErrorCode::InvalidState, "the stake is in a match"};
        if (hold->player != player)
            return Error{ErrorCode::InvalidState, "the stake is another player's"};
        giveBack(*hold, at);
    }
    endClaim(ticket, player);
    return Done{};
}

void HoldTable::releaseSurplus(const core::SurplusReleased& released, Instant at) {
    const std::string key = keyOf("surplus", released.ticket.toString());
    if (m_ledger.find(key))
        return;
    const auto hold = find(released.ticket);
    if (!hold || hold->escrowedIn || hold->player != released.player)
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
    m_connection.execute("UPDATE holds SET amount = ? WHERE ticket = ?", *left, released.ticket);
}

void HoldTable::escrow(const core::StakesEscrowed& stakes, Instant at) {
    const std::string key = keyOf("escrow", stakes.match.toString());
    if (m_ledger.find(key))
        return;
    std::vector<Transfer> transfers;
    for (const auto& share : stakes.shares) {
        const auto hold = find(share.ticket);
        if (!hold && share.amount.isZero())
            continue;
        if (!hold || hold->escrowedIn || hold->player != share.player)
            throw StoreFault("no stake is held for ticket " + share.ticket.toString());
        const auto surplus = Amount::checkedSubtract(hold->amount, share.amount);
        if (!surplus)
            throw StoreFault("less is held than ticket " + share.ticket.toString() + " stakes");
        const Account locked = Account::locked(share.player);
        transfers.push_back({locked, Account::escrow(stakes.match), share.amount});
        transfers.push_back({locked, Account::available(share.player), *surplus});
        m_connection.execute("UPDATE holds SET state = 'escrowed', match_id = ?, amount = ? "
                             "WHERE ticket = ?",
                             stakes.match, share.amount, share.ticket);
    }
    m_ledger.post({stakes.partition, key, "escrow", at, std::move(transfers)});
}

void HoldTable::endEscrowed(MatchId match, TicketId ticket, PlayerId player) {
    if (const auto hold = find(ticket)) {
        if (hold->escrowedIn != match)
            throw StoreFault("the stake of ticket " + ticket.toString() +
                             " is not in the escrow of match " + match.toString());
        erase(ticket);
    }
    endClaim(ticket, player);
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
        if (hold.escrowedIn) {
            if (!matches.contains(*hold.escrowedIn)) {
                notes.push_back("stake of ticket " + ticket + " is in the escrow of match " +
                                hold.escrowedIn->toString() + ", which does not exist");
            }
        } else if (!owned.contains(hold.ticket)) {
            giveBack(hold, at);
            notes.push_back("released the stake of ticket " + ticket + ", which nothing owned");
        }
    }
    std::vector<std::pair<PlayerId, TicketId>> ended;
    auto claims = m_connection.query("SELECT player_id, ticket FROM claims");
    while (claims.next()) {
        const auto ticket = claims.parsed<TicketId>(1);
        if (!owned.contains(ticket))
            ended.emplace_back(claims.parsed<PlayerId>(0), ticket);
    }
    for (const auto& [player, ticket] : ended) {
        endClaim(ticket, player);
        notes.push_back("ended the claim of ticket " + ticket.toString() + ", which nothing owned");
    }
    return notes;
}

std::optional<HoldTable::Hold> HoldTable::find(TicketId ticket) {
    auto rows = m_connection.query(
        "SELECT ticket, player_id, amount, match_id FROM holds WHERE ticket = ?", ticket);
    if (!rows.next())
        return std::nullopt;
    Hold hold{ticket, rows.parsed<PlayerId>(1), rows.amount(2), std::nullopt};
    if (!rows.isNull(3))
        hold.escrowedIn = rows.parsed<MatchId>(3);
    return hold;
}

std::vector<HoldTable::Hold> HoldTable::all() {
    std::vector<Hold> holds;
    auto rows = m_connection.query("SELECT ticket, player_id, amount, match_id FROM holds "
                                   "ORDER BY ticket");
    while (rows.next()) {
        Hold& hold = holds.emplace_back(
            Hold{rows.parsed<TicketId>(0), rows.parsed<PlayerId>(1), rows.amount(2), {}});
        if (!rows.isNull(3))
            hold.escrowedIn = rows.parsed<MatchId>(3);
    }
    return holds;
}

void HoldTable::giveBack(const Hold& hold, Instant at) {
    m_ledger.post(
        {std::string(kAccountsPartition),
         keyOf("release", hold.ticket.toString()),
         "release",
         at,
         {Transfer{Account::locked(hold.player), Account::available(hold.player), hold.amount}}});
    erase(hold.ticket);
}

void HoldTable::erase(TicketId ticket) {
    m_connection.execute("DELETE FROM holds WHERE ticket = ?", ticket);
}

void HoldTable::endClaim(TicketId ticket, PlayerId player) {
    m_connection.execute("DELETE FROM claims WHERE player_id = ? AND ticket = ?", player, ticket);
}

} // namespace arcade::store
