#pragma once

#include "server/core/ledger_plan.h"
#include "server/store/ledger_hash.h"
#include "shared/vocabulary/instant.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace arcade::store {

class SqlConnection;

/// The partition of transactions that belong to a player and to no match.
inline constexpr std::string_view kAccountsPartition = "accounts";

/// The double-entry ledger, within the transaction its caller has begun. Nobody else books, so what
/// it needs for every booking is remembered.
class Ledger {
public:
    explicit Ledger(SqlConnection& connection)
        : m_connection(connection) {}

    struct Entry {
        std::string partition;
        /// What makes it happen once only, such as `settle:<match>`.
        std::string key;
        std::string kind;
        Instant at{};
        /// Those of nothing are left out.
        std::vector<core::Transfer> transfers;
    };

    /// The hash of the transaction booked under the key.
    std::optional<std::string> find(std::string_view key);
    /// Whether something was booked under the key, but nothing that concerns the account.
    bool isForeign(std::string_view key, const core::Account& account);
    /// Books it and returns its hash. A StoreFault when an account other than
    /// mint would end below zero, or the key is taken.
    std::string post(const Entry& entry);
    /// Of mint, what it has given out and not got back.
    Amount balance(const core::Account& account);
    /// To be called when a transaction with bookings was rolled back.
    void forget();

private:
    /// The last transaction of a partition.
    struct Head {
        std::int64_t sequence = 0;
        std::string hash{kNoHash};
    };
    struct AccountHash {
        std::size_t operator()(const core::Account& account) const noexcept;
    };
    const Head& head(const std::string& partition);
    LedgerTransaction next(const Entry& entry);
    void insert(const LedgerTransaction& transaction, const std::string& hash);
    void applyToBalances(const std::vector<core::Transfer>& transfers);
    void changeBalance(const core::Account& account, const Amount& in, const Amount& out);
    void saveBalance(const core::Account& account, const Amount& amount);
    Amount readBalance(const core::Account& account);
    void remember(const core::Account& account, const Amount& amount);

    SqlConnection& m_connection;
    std::map<std::string, Head> m_heads;
    /// Of accounts that were asked for or changed lately.
    std::unordered_map<core::Account, Amount, AccountHash> m_balances;
};

} // namespace arcade::store
