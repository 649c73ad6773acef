#pragma once

#include "server/store/bet_table.h"
#include "server/store/direct_result_table.h"
#include "server/store/event_table.h"
#include "server/store/hold_table.h"
#include "server/store/ledger.h"
#include "server/store/observed_clock.h"
#include "server/store/player_table.h"
#include "server/store/record_table.h"
#include "server/store/result_table.h"
#include "server/store/sql_connection.h"

#include <memory>
#include <string>
#include <vector>

namespace arcade::store {

/// All that the store knows, over one connection and on its thread.
struct Tables {
    Tables(std::unique_ptr<SqlConnection> ownConnection, const PlayMoney& playMoney);

    std::unique_ptr<SqlConnection> connection;
    Ledger ledger;
    HoldTable holds;
    BetTable bets;
    PlayerTable players;
    RecordTable records;
    ResultTable results;
    DirectResultTable directResults;
    EventTable events;
    ObservedClock clock;
};

/// Writes what a step of the core left, in order, within the transaction its caller has begun.
host::CommitReceipt commitRecords(Tables& tables, const std::vector<core::Record>& records,
                                  Instant now);

struct LoadedRecords {
    core::Snapshot snapshot;
    /// For the log: what was released, and money that nobody can explain.
    std::vector<std::string> notes;
};

/// What the core continues from. Releases reservations that no ticket, match or bet owns and
/// forgets what is older than `kept`, in the transaction its caller has begun.
LoadedRecords loadRecords(Tables& tables, Duration kept);

/// The player's account as a session needs it, at this time.
host::PlayerAccount accountOf(Tables& tables, const PlayerRow& player, Instant now);

} // namespace arcade::store
