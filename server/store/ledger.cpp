#include "server/store/ledger.h"

#include "server/store/sql_connection.h"

namespace arcade::store {

namespace {

// Of as many players as a node has connections, ten megabytes.
constexpr std::size_t kMostRemembered = 100'000;

struct Movement {
    Amount in;
    Amount out;
};

Amount sum(const Amount& a, const Amount& b) {
    const auto total = Amount::checkedAdd(a, b);
    if (!total)
        throw StoreFault("an amount of the ledger is out of range");
    return *total;
}

/// Whose account it is, a player or a match; 0 for the house's own.
std::string ownerOf(const core::Account& account) {
    return hexText(account.idHigh, account.idLow);
}

/// Mint owes what all others have, so it is stored as minus what it has given out.
std::string balanceText(const core::Account& account, const Amount& amount) {
    const bool isOwed = account.kind == core::AccountKind::Mint && !amount.isZero();
    return isOwed ? '-' + amount.toString() : amount.toString();
}

Amount readAmount(std::string_view text) {
    const auto amount = Amount::parse(text);
    if (!amount)
        throw StoreFault("unreadable amount in the ledger: " + std::string(text));
    return *amount;
}

} // namespace

std::size_t Ledger::AccountHash::operator()(const core::Account& account) const noexcept {
    // The kinds of one player come to lie apart.
    return static_cast<std::size_t>(account.idHigh ^ (account.idLow * 0x9E37'79B9'7F4A'7C15ULL)) +
           static_cast<std::size_t>(account.kind);
}

std::optional<std::string> Ledger::find(std::string_view key) {
    return singleText(
        m_connection.query("SELECT hash FROM ledger_transactions WHERE idempotency_key = ?", key));
}

bool Ledger::isForeign(std::string_view key, const core::Account& account) {
    auto rows =
        m_connection.query("SELECT p.account FROM ledger_transactions t JOIN ledger_postings p "
                           "ON p.partition_key = t.partition_key AND p.sequence = t.sequence "
                           "WHERE t.idempotency_key = ?",
                           key);
    const std::string own = account.toString();
    bool isBooked = false;
    while (rows.next()) {
        if (rows.text(0) == own)
            return false;
        isBooked = true;
    }
    return isBooked;
}

std::string Ledger::post(const Entry& entry) {
    const LedgerTransaction transaction = next(entry);
    const std::string hash = ledgerHash(transaction);
    insert(transaction, hash);
    m_heads[entry.partition] = {transaction.sequence, hash};
    applyToBalances(entry.transfers);
    return hash;
}

LedgerTransaction Ledger::next(const Entry& entry) {
    const Head& last = head(entry.partition);
    LedgerTransaction transaction{entry.partition, last.sequence + 1, entry.key, entry.kind,
                                  toMs(entry.at),  last.hash,         {}};
    for (const core::Transfer& transfer : entry.transfers) {
        if (transfer.amount.isZero())
            continue;
        const std::string amount = transfer.amount.toString();
        transaction.postings.push_back({transfer.from.toString(), std::string(kDebit), amount});
        transaction.postings.push_back({transfer.to.toString(), std::string(kCredit), amount});
    }
    return transaction;
}

const Ledger::Head& Ledger::head(const std::string& partition) {
    const auto known = m_heads.find(partition);
    if (known != m_heads.end())
        return known->second;
    Head last;
    auto rows = m_connection.query("SELECT sequence, hash FROM ledger_transactions "
                                   "WHERE partition_key = ? ORDER BY sequence DESC LIMIT 1",
                                   partition);
    if (rows.next())
        last = {rows.integer(0), rows.text(1)};
    return m_heads.emplace(partition, std::move(last)).first->second;
}

void Ledger::insert(const LedgerTransaction& transaction, const std::string& hash) {
    m_connection.execute("INSERT INTO ledger_transactions (partition_key, sequence, "
                         "idempotency_key, kind, at, previous_hash, hash) "
                         "VALUES (?, ?, ?, ?, ?, ?, ?)",
                         transaction.partition, transaction.sequence, transaction.key,
                         transaction.kind, transaction.atMs, transaction.previousHash, hash);
    // Each transfer has left two of them.
    for (std::size_t line = 0; line < transaction.postings.size(); line += 2) {
        const Posting& debit = transaction.postings[line];
        const Posting& credit = transaction.postings[line + 1];
        const auto number = static_cast<std::int64_t>(line) + 1;
        m_connection.execute(
            "INSERT INTO ledger_postings (partition_key, sequence, line, account, direction, "
            "amount) VALUES (?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?)",
            transaction.partition, transaction.sequence, number, debit.account, debit.direction,
            debit.amount, transaction.partition, transaction.sequence, number + 1, credit.account,
            credit.direction, credit.amount);
    }
}

void Ledger::applyToBalances(const std::vector<core::Transfer>& transfers) {
    std::map<core::Account, Movement> movements;
    for (const core::Transfer& transfer : transfers) {
        if (transfer.amount.isZero())
            continue;
        Amount& out = movements[transfer.from].out;
        out = sum(out, transfer.amount);
        Amount& in = movements[transfer.to].in;
        in = sum(in, transfer.amount);
    }
    for (const auto& [account, movement] : movements)
        changeBalance(account, movement.in, movement.out);
}

void Ledger::changeBalance(const core::Account& account, const Amount& in, const Amount& out) {
    const Amount before = balance(account);
    if (account.kind == core::AccountKind::Mint) {
        const auto left = Amount::checkedSubtract(sum(before, out), in);
        if (!left)
            throw StoreFault("mint was given more than it ever gave out");
        saveBalance(account, *left);
        return;
    }
    const auto after = Amount::checkedSubtract(sum(before, in), out);
    if (!after)
        throw StoreFault("account " + account.toString() + " would fall below zero");
    saveBalance(account, *after);
}

void Ledger::saveBalance(const core::Account& account, const Amount& amount) {
    const bool endsEmpty =
        account.kind == core::AccountKind::Escrow || account.kind == core::AccountKind::BetPool;
    if (endsEmpty && amount.isZero()) {
        m_connection.execute("DELETE FROM balances WHERE owner = ? AND kind = ?", ownerOf(account),
                             account.kind);
    } else {
        m_connection.execute("INSERT INTO balances (owner, kind, amount) VALUES (?, ?, ?) "
                             "ON CONFLICT (owner, kind) DO UPDATE SET amount = excluded.amount",
                             ownerOf(account), account.kind, balanceText(account, amount));
    }
    remember(account, amount);
}

Amount Ledger::balance(const core::Account& account) {
    const auto known = m_balances.find(account);
    if (known != m_balances.end())
        return known->second;
    const Amount amount = readBalance(account);
    remember(account, amount);
    return amount;
}

Amount Ledger::readBalance(const core::Account& account) {
    const std::string text =
        singleText(m_connection.query("SELECT amount FROM balances WHERE owner = ? AND kind = ?",
                                      ownerOf(account), account.kind))
            .value_or("0");
    const bool isOwed = account.kind == core::AccountKind::Mint && text.starts_with('-');
    return readAmount(isOwed ? text.substr(1) : text);
}

void Ledger::remember(const core::Account& account, const Amount& amount) {
    if (m_balances.size() >= kMostRemembered)
        m_balances.clear();
    m_balances.insert_or_assign(account, amount);
}

void Ledger::forget() {
    m_heads.clear();
    m_balances.clear();
}

} // namespace arcade::store
