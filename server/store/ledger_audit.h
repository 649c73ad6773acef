#pragma once

#include "shared/protocol/http_messages.h"

#include <atomic>

namespace arcade::store {

class SqlConnection;

/// Walks the whole ledger as it is at one moment: chains unbroken, transactions balanced, balances
/// equal to the sums of their postings, locked balances to what is held, escrows and bet pools to
/// the stakes and bets of live matches, mint to minus all others. Ends early, unsound, once
/// `stopped`.
LedgerReport auditLedger(SqlConnection& connection, const std::atomic<bool>& stopped);

} // namespace arcade::store
