#pragma once

#include "server/store/checkpointer.h"
#include "server/store/database_file.h"
#include "server/store/folder_lock.h"
#include "server/store/job_queue.h"
#include "server/store/mailbox.h"
#include "server/store/outbox_delivery.h"
#include "server/store/sql_options.h"
#include "server/store/tables.h"

#include <functional>
#include <memory>
#include <thread>
#include <vector>

namespace arcade::store {

/// The store's thread: takes all jobs that wait, does them in one transaction, commits, and posts
/// their replies together. What was only prepared is answered at once, and the commit waits a
/// moment for what follows from it. Whatever throws ends the work for good.
class StoreWorker {
public:
    using Work = std::function<Mailbox::Letter(Tables&)>;
    enum class Kind { Write, Prepare, Look, Read };
    struct Job {
        Kind kind = Kind::Write;
        Work work;
    };

    StoreWorker(const SqlOptions& options, const SqlHandlers& handlers,
                std::shared_ptr<Mailbox> mailbox)
        : m_options(options)
        , m_handlers(handlers)
        , m_mailbox(std::move(mailbox)) {}
    /// Finishes what was pushed.
    ~StoreWorker();

    /// Starts the thread, which opens the database. Call once, first.
    Result<Done> start();
    void push(Job job) { m_jobs.push(std::move(job)); }
    void pushUnhurried(Job job);
    void hurry() { m_jobs.hurry(); }
    std::size_t pendingJobs() const { return m_jobs.size(); }

private:
    Result<Done> open();
    void run();
    void process(std::vector<Job> batch);
    void commitBatch(std::vector<Job>& batch, std::vector<Mailbox::Letter>& letters);
    void doJobs(std::vector<Job>& batch, std::vector<Mailbox::Letter>& letters);
    void tellCommit(int writes, std::chrono::steady_clock::duration took);
    void prune();
    void deliverEvents();
    void carryTheRest();
    void note(const std::string& text);
    void fail(const std::string& reason);
    template <class Action>
    void guarded(Action&& action);

    SqlOptions m_options;
    SqlHandlers m_handlers;
    std::shared_ptr<Mailbox> m_mailbox;
    JobQueue<Job> m_jobs;
    std::thread m_thread;
    // Of that thread alone.
    std::unique_ptr<FolderLock> m_lock;
    std::unique_ptr<DatabaseFile> m_file;
    std::unique_ptr<Tables> m_tables;
    std::unique_ptr<OutboxDelivery> m_delivery;
    std::unique_ptr<Checkpointer> m_checkpointer;
    /// When the last commit was begun.
    std::chrono::steady_clock::time_point m_commitBegun{};
    Instant m_nextPrune{};
    bool m_hasFailed = false;
};

/// The database within its folder.
std::filesystem::path databaseFile(const SqlOptions& options);

} // namespace arcade::store
