#pragma once

#include "server/host/ports.h"
#include "server/store/sql_options.h"

#include <functional>
#include <memory>

namespace arcade::store {

struct Tables;
class LedgerAuditor;
class Mailbox;
class StoreWorker;

/// The database behind SqlStore and SqlAccounts, and the thread that works on it. Jobs are done in
/// order; all that wait are committed together. Lives on the host's thread, outlives the two.
class SqlBackend {
public:
    /// Takes the folder, opens the database and brings its schema up to date. Refuses a folder
    /// another coordinator uses, a database of a newer version, and what cannot be read.
    static Result<std::unique_ptr<SqlBackend>> open(const SqlOptions& options,
                                                    SqlHandlers handlers);
    /// Finishes what was submitted; replies that did not come yet never come.
    ~SqlBackend();
    SqlBackend(const SqlBackend&) = delete;
    SqlBackend& operator=(const SqlBackend&) = delete;

    /// Hands a reply over, on the host's thread.
    using Deliver = std::function<void()>;
    /// Done on the store's thread. What it throws is a fault.
    using Work = std::function<Deliver(Tables&)>;

    /// In one transaction with its neighbours.
    void write(Work work);
    /// A write that nobody waits for: with the next one, or a little later.
    void writeUnhurried(Work work);
    /// Somebody waits for what was submitted by now.
    void hurry();
    /// A write whose reply leaves before it is durable, so that what is written because of it can
    /// become durable together with it.
    void prepare(Work work);
    /// The same for work that changes nothing: it sees what was submitted before it.
    void look(Work work);
    /// After the transaction of its neighbours, outside of any.
    void read(Work work);
    /// On a thread and a connection of its own.
    void audit(host::Reply<LedgerReport> reply);

    /// Waits for what was submitted before, then loads the records.
    Result<core::Snapshot> load();
    /// Jobs that are not begun.
    std::size_t pendingJobs() const;

private:
    SqlBackend(const SqlOptions& options, SqlHandlers handlers);

    SqlOptions m_options;
    SqlHandlers m_handlers;
    std::shared_ptr<Mailbox> m_mailbox;
    std::unique_ptr<StoreWorker> m_worker;
    std::unique_ptr<LedgerAuditor> m_auditor;
};

} // namespace arcade::store
