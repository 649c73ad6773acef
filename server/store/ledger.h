#pragma once

#include "server/core/ledger_plan.h"
#include "server/store/ledger_hash.h"
#include "shared/vocabulary/instant.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace arcade::store {

class SqlConnection;

/// The partition of transactions that belong to a player and to no match.
inline constexpr std::string_view kAccountsPartition = "accounts";

/// The double-entry ledger, within the transaction its caller has begun.
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
    /// Books it and returns its hash. A StoreFault when an account other than
    /// mint would end below zero, or the key is taken.
    std::string post(const Entry& entry);
    Amount balance(const core::Account& account);

private:
    LedgerTransaction next(const Entry& entry);
    void insert(const LedgerTransaction& transaction, const std::string& hash);
    void applyToBalances(const std::vector<core::Transfer>& transfers);
    void changeBalance(const core::Account& account, const Amount& in, const Amount& out);
    void saveBalance(const core::Account& account, const std::string& amount);
    std::string balanceText(const core::Account& account);

    SqlConnection& m_connection;
};

} // namespace arcade::store
