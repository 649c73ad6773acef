#pragma once

#include "server/host/ports.h"
#include "server/store/job_queue.h"
#include "server/store/mailbox.h"

#include <atomic>
#include <filesystem>
#include <memory>
#include <thread>

namespace arcade::store {

/// Verifies the ledger on a thread and a connection of its own, so that commits go on meanwhile.
/// The thread starts with the first request.
class LedgerAuditor {
public:
    LedgerAuditor(std::filesystem::path database, Duration busyTimeout,
                  std::shared_ptr<Mailbox> mailbox)
        : m_database(std::move(database))
        , m_busyTimeout(busyTimeout)
        , m_mailbox(std::move(mailbox)) {}
    /// Stops a verification that is under way.
    ~LedgerAuditor();

    void verify(host::Reply<LedgerReport> reply);

private:
    void run();
    Result<LedgerReport> verifyOnce();

    std::filesystem::path m_database;
    Duration m_busyTimeout;
    std::shared_ptr<Mailbox> m_mailbox;
    JobQueue<host::Reply<LedgerReport>> m_requests;
    std::atomic<bool> m_isStopped = false;
    std::thread m_thread;
};

} // namespace arcade::store
