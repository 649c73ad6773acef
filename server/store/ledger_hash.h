#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace arcade::store {

/// 64 lower-case hexadecimal digits.
std::string sha256Hex(std::string_view text);

/// What stands before the first transaction of a partition.
inline constexpr std::string_view kNoHash =
    "0000000000000000000000000000000000000000000000000000000000000000";

inline constexpr std::string_view kDebit = "debit";
inline constexpr std::string_view kCredit = "credit";

/// A row of a transaction: a debit takes from its account, a credit gives to it.
struct Posting {
    std::string account;
    std::string direction;
    std::string amount;
};

/// A transaction of the ledger as it is hashed.
struct LedgerTransaction {
    std::string partition;
    std::int64_t sequence = 0;
    std::string key;
    std::string kind;
    std::int64_t atMs = 0;
    std::string previousHash;
    std::vector<Posting> postings;
};

/// The hash of everything the transaction says. Never changes its form: stored hashes rest on it.
std::string ledgerHash(const LedgerTransaction& transaction);

} // namespace arcade::store
