#pragma once

#include "server/host/ports.h"
#include "server/store/sql_accounts.h"
#include "server/store/sql_backend.h"
#include "server/store/sql_store.h"
#include "tests/simulation/client.h"
#include "tests/simulation/store_state.h"

#include <QTemporaryDir>

#include <memory>
#include <string>

namespace arcade::simulation {

/// The real database beside the model: does what the model made durable, and must say and hold the
/// same.
class SqlMirror {
public:
    /// Every player is given `grant`.
    explicit SqlMirror(const Amount& grant);

    void addPlayer(const Client& client, Instant now);
    /// `expected` is what the model says.
    void reserve(const host::Reservation& reservation, std::optional<ErrorCode> expected);
    void reserveBet(const host::BetReservation& reservation, std::optional<ErrorCode> expected);
    void releaseBet(BetId bet, PlayerId player);
    void commit(const std::vector<core::Record>& records, Instant now);
    /// Closes the database and opens it again, as a restarted process does.
    core::Snapshot reopen();
    /// Balances, ratings and records are those of the model; the ledger is sound.
    void compare(const StoreState& model, const std::vector<Client>& clients);

private:
    void open();
    core::Snapshot load();
    template <class T>
    Result<T> wait(const std::function<void(host::Reply<T>)>& call);
    void compareDirect(MatchId match, const StoreState::DirectResult& result);
    void compareAccount(const StoreState& model, const Client& client);

    QTemporaryDir m_folder;
    store::SqlOptions m_options;
    /// Why the database serves no more; empty while it does.
    std::string m_fault;
    std::unique_ptr<store::SqlBackend> m_backend;
    std::unique_ptr<store::SqlStore> m_store;
    std::unique_ptr<store::SqlAccounts> m_accounts;
};

/// Both say that the same records were stored at the same time.
void checkSameRecords(const core::Snapshot& model, const core::Snapshot& stored);

} // namespace arcade::simulation
