#include "server/store/sql_backend.h"

#include "server/store/ledger_auditor.h"
#include "server/store/store_worker.h"

#include <future>

namespace arcade::store {

SqlBackend::SqlBackend(const SqlOptions& options, SqlHandlers handlers)
    : m_options(options)
    , m_handlers(std::move(handlers))
    , m_mailbox(std::make_shared<Mailbox>())
    , m_worker(std::make_unique<StoreWorker>(m_options, m_handlers, m_mailbox))
    , m_auditor(std::make_unique<LedgerAuditor>(databaseFile(m_options), m_options.busyTimeout,
                                                m_mailbox)) {}

Result<std::unique_ptr<SqlBackend>> SqlBackend::open(const SqlOptions& options,
                                                     SqlHandlers handlers) {
    std::unique_ptr<SqlBackend> backend(new SqlBackend(options, std::move(handlers)));
    if (const auto started = backend->m_worker->start(); !started)
        return started.error();
    return backend;
}

SqlBackend::~SqlBackend() {
    m_auditor.reset();
    m_worker.reset();
    m_mailbox->close();
}

void SqlBackend::write(Work work) {
    m_worker->push({StoreWorker::Kind::Write, std::move(work)});
}

void SqlBackend::writeUnhurried(Work work) {
    m_worker->pushUnhurried({StoreWorker::Kind::Write, std::move(work)});
}

void SqlBackend::hurry() {
    m_worker->hurry();
}

void SqlBackend::prepare(Work work) {
    m_worker->push({StoreWorker::Kind::Prepare, std::move(work)});
}

void SqlBackend::look(Work work) {
    m_worker->push({StoreWorker::Kind::Look, std::move(work)});
}

void SqlBackend::read(Work work) {
    m_worker->push({StoreWorker::Kind::Read, std::move(work)});
}

void SqlBackend::audit(host::Reply<LedgerReport> reply) {
    m_auditor->verify(std::move(reply));
}

Result<core::Snapshot> SqlBackend::load() {
    auto promise = std::make_shared<std::promise<Result<core::Snapshot>>>();
    auto future = promise->get_future();
    read([promise = std::move(promise), kept = m_options.recordsKept,
          note = m_handlers.note](Tables& tables) mutable -> Deliver {
        std::vector<std::string> notes;
        try {
            tables.connection->begin();
            LoadedRecords loaded = loadRecords(tables, kept);
            tables.connection->commit();
            notes = std::move(loaded.notes);
            promise->set_value(std::move(loaded.snapshot));
        } catch (const StoreFault& fault) {
            tables.connection->rollback();
            tables.ledger.forget();
            promise->set_value(Error{ErrorCode::Internal,
                                     std::string("the records cannot be read: ") + fault.what()});
        }
        return [note, notes = std::move(notes)] {
            for (const std::string& text : notes) {
                if (note)
                    note(text);
            }
        };
    });
    try {
        return future.get();
    } catch (const std::future_error&) {
        return Error{ErrorCode::Internal, "the store has failed before"};
    }
}

std::size_t SqlBackend::pendingJobs() const {
    return m_worker->pendingJobs();
}

} // namespace arcade::store
