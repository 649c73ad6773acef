#include "server/store/ledger_audit.h"

#include "server/core/ledger_plan.h"
#include "server/store/ledger_hash.h"
#include "server/store/sql_connection.h"

#include <map>
#include <set>

namespace arcade::store {

namespace {

constexpr std::size_t kMaxFaults = 20;
constexpr std::string_view kMint = "mint";

/// What went in and out of an account, or is said to be in it.
struct Flow {
    Amount in;
    Amount out;
};

using Flows = std::map<std::string, Flow, std::less<>>;
using Amounts = std::map<std::string, Amount, std::less<>>;

/// As postings name it.
std::string accountText(const std::string& owner, const std::string& kind) {
    return owner == hexText(0, 0) ? kind : kind + ':' + owner;
}

class Audit {
public:
    Audit(SqlConnection& connection, const std::atomic<bool>& stopped)
        : m_connection(connection)
        , m_stopped(stopped) {}

    LedgerReport run() {
        walkTransactions();
        checkStrayPostings();
        readBalances();
        checkBalances();
        checkHolds();
        checkMint();
        if (m_stopped)
            fault("the verification was stopped before its end");
        m_report.sound = m_report.faults.empty();
        return std::move(m_report);
    }

private:
    void walkTransactions();
    void checkTransaction(const LedgerTransaction& transaction, const std::string& hash);
    void addPosting(const Posting& posting, Flow& total, const std::string& where);
    void checkStrayPostings();
    void readBalances();
    void checkBalances();
    Amounts heldAmounts();
    void addHeld(Amounts& held, const std::string& account, const std::string& text);
    void checkHolds();
    void checkPot(const std::string& account, const char* content, const Amounts& held,
                  const std::set<std::string>& matches);
    void checkMint();

    void fault(std::string sentence) {
        if (m_report.faults.size() < kMaxFaults)
            m_report.faults.push_back(std::move(sentence));
    }
    void add(Amount& total, const Amount& amount, const std::string& where) {
        const auto sum = Amount::checkedAdd(total, amount);
        if (!sum)
            fault("the sum of " + where + " is out of range");
        total = sum.value_or(total);
    }
    static Amount amountIn(const Amounts& amounts, const std::string& account) {
        const auto known = amounts.find(account);
        return known == amounts.end() ? Amount{} : known->second;
    }
    Amount balanceOf(const std::string& account) const { return amountIn(m_balances, account); }

    SqlConnection& m_connection;
    const std::atomic<bool>& m_stopped;
    LedgerReport m_report;
    Flows m_flows;
    Amounts m_balances;
    Amount m_mintOwes;
    // Of the partition that is being walked.
    LedgerTransaction m_previous;
    std::string m_previousHash;
};

void Audit::walkTransactions() {
    auto rows = m_connection.query(
        "SELECT t.partition_key, t.sequence, t.idempotency_key, t.kind, t.at, t.previous_hash, "
        "t.hash, p.line, p.account, p.direction, p.amount FROM ledger_transactions t "
        "LEFT JOIN ledger_postings p ON p.partition_key = t.partition_key "
        "AND p.sequence = t.sequence ORDER BY t.partition_key, t.sequence, p.line");
    LedgerTransaction current;
    std::string hash;
    while (!m_stopped && rows.next()) {
        if (current.sequence != rows.integer(1) || current.partition != rows.text(0)) {
            if (!hash.empty())
                checkTransaction(current, hash);
            current = {rows.text(0),
                       rows.integer(1),
                       rows.text(2),
                       rows.text(3),
                       rows.integer(4),
                       rows.text(5),
                       {}};
            hash = rows.text(6);
        }
        if (!rows.isNull(7))
            current.postings.push_back({rows.text(8), rows.text(9), rows.text(10)});
    }
    if (!hash.empty())
        checkTransaction(current, hash);
}

void Audit::checkTransaction(const LedgerTransaction& transaction, const std::string& hash) {
    ++m_report.transactions;
    const std::string where =
        "transaction " + std::to_string(transaction.sequence) + " of " + transaction.partition;
    const bool isFirst = m_previousHash.empty() || m_previous.partition != transaction.partition;
    const std::int64_t expected = isFirst ? 1 : m_previous.sequence + 1;
    if (transaction.sequence != expected)
        fault(where + " does not follow " + std::to_string(expected - 1));
    if (transaction.previousHash != (isFirst ? kNoHash : std::string_view(m_previousHash)))
        fault(where + " breaks the chain: it names another hash before it");
    if (ledgerHash(transaction) != hash)
        fault(where + " was changed: it does not have its hash");
    Flow total;
    for (const Posting& posting : transaction.postings)
        addPosting(posting, total, where);
    if (total.in != total.out)
        fault(where + " is not balanced");
    m_previous = {transaction.partition, transaction.sequence, {}, {}, 0, {}, {}};
    m_previousHash = hash;
}

void Audit::addPosting(const Posting& posting, Flow& total, const std::string& where) {
    const auto amount = Amount::parse(posting.amount);
    if (!amount) {
        fault(where + " has an unreadable amount");
        return;
    }
    Flow& flow = m_flows[posting.account];
    if (posting.direction == kCredit) {
        add(flow.in, *amount, posting.account);
        add(total.in, *amount, where);
    } else {
        add(flow.out, *amount, posting.account);
        add(total.out, *amount, where);
    }
}

void Audit::checkStrayPostings() {
    const auto strays = singleInteger(
        m_connection.query("SELECT COUNT(*) FROM ledger_postings p WHERE NOT EXISTS (SELECT 1 FROM "
                           "ledger_transactions t WHERE t.partition_key = p.partition_key "
                           "AND t.sequence = p.sequence)"));
    if (strays.value_or(0) > 0)
        fault(std::to_string(*strays) + " postings belong to no transaction");
}

void Audit::readBalances() {
    auto rows = m_connection.query("SELECT owner, kind, amount FROM balances ORDER BY owner, kind");
    while (rows.next()) {
        ++m_report.accounts;
        const std::string account = accountText(rows.text(0), rows.text(1));
        std::string text = rows.text(2);
        if (account == kMint && text.starts_with('-'))
            text.erase(0, 1);
        const auto amount = Amount::parse(text);
        if (!amount)
            fault(account + " has an unreadable balance");
        else if (account == kMint)
            m_mintOwes = *amount;
        else
            m_balances[account] = *amount;
    }
}

void Audit::checkBalances() {
    for (const auto& [account, balance] : m_balances)
        m_flows.try_emplace(account);
    for (const auto& [account, flow] : m_flows) {
        const bool isMint = account == kMint;
        const Amount& more = isMint ? flow.out : flow.in;
        const Amount& less = isMint ? flow.in : flow.out;
        const auto expected = Amount::checkedSubtract(more, less);
        if (!expected) {
            fault(account + (isMint ? " took more than it gave" : " gave more than it had"));
            continue;
        }
        if (*expected != (isMint ? m_mintOwes : balanceOf(account)))
            fault("the balance of " + account + " is not the sum of its postings");
    }
}

Amounts Audit::heldAmounts() {
    Amounts held;
    auto holds = m_connection.query("SELECT player_id, amount, state, match_id FROM holds");
    while (holds.next()) {
        const bool isEscrowed = holds.text(2) == "escrowed";
        addHeld(held, isEscrowed ? "escrow:" + holds.text(3) : "locked:" + holds.text(0),
                holds.text(1));
    }
    auto bets = m_connection.query("SELECT player_id, amount, state, match_id FROM bets");
    while (bets.next()) {
        const bool isPlaced = bets.text(2) == "placed";
        addHeld(held, isPlaced ? "bets:" + bets.text(3) : "locked:" + bets.text(0), bets.text(1));
    }
    return held;
}

void Audit::addHeld(Amounts& held, const std::string& account, const std::string& text) {
    const auto amount = Amount::parse(text);
    if (amount)
        add(held[account], *amount, "what is held in " + account);
    else
        fault("a hold of " + account + " has an unreadable amount");
}

void Audit::checkHolds() {
    const Amounts held = heldAmounts();
    std::set<std::string> matches;
    auto rows = m_connection.query("SELECT id FROM matches");
    while (rows.next())
        matches.insert(rows.text(0));

    std::set<std::string> accounts;
    for (const auto& [account, amount] : held)
        accounts.insert(account);
    for (const auto& [account, amount] : m_balances)
        accounts.insert(account);
    for (const std::string& account : accounts) {
        if (account.starts_with("escrow:"))
            checkPot(account, "stakes", held, matches);
        else if (account.starts_with("bets:"))
            checkPot(account, "bets", held, matches);
        else if (account.starts_with("locked:") && balanceOf(account) != amountIn(held, account))
            fault(account + " is not what is held for the player");
    }
}

void Audit::checkPot(const std::string& account, const char* content, const Amounts& held,
                     const std::set<std::string>& matches) {
    if (balanceOf(account) != amountIn(held, account))
        fault(account + " is not the sum of the " + content + " in it");
    if (!matches.contains(account.substr(account.find(':') + 1)))
        fault(account + " belongs to no live match");
}

void Audit::checkMint() {
    Amount total;
    for (const auto& [account, balance] : m_balances)
        add(total, balance, "all balances");
    if (total != m_mintOwes)
        fault("mint does not owe what all other accounts have");
}

} // namespace

LedgerReport auditLedger(SqlConnection& connection, const std::atomic<bool>& stopped) {
    connection.begin(SqlConnection::Access::Read);
    LedgerReport report = Audit(connection, stopped).run();
    connection.commit();
    return report;
}

} // namespace arcade::store
