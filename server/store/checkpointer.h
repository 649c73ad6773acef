#pragma once

#include "shared/vocabulary/instant.h"

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace arcade::store {

class DatabaseFile;
class SqlConnection;

/// Carries what is committed from the database's log into the database itself, on a thread and a
/// connection of its own, so that no commit waits for it. What a crash leaves in the log is read
/// from there.
class Checkpointer {
public:
    struct Plan {
        /// Between two rounds, while there are commits.
        Duration interval{};
        /// A log that is longer is begun anew.
        int logPages = 0;
    };

    /// `file` is that of the database and must outlive it. `fault` is told once what a round fails
    /// of, on the thread of this; the next one tries again.
    Checkpointer(std::filesystem::path database, const DatabaseFile& file, Duration busyTimeout,
                 Plan plan, std::function<void(std::string)> fault);
    ~Checkpointer();
    Checkpointer(const Checkpointer&) = delete;
    Checkpointer& operator=(const Checkpointer&) = delete;

    /// There is something new in the log.
    void committed();
    /// True once after the log became too long: it begins anew if the writer carries over, before
    /// its next transaction, the little that was committed since: all else is on the disk.
    bool wantsTheRest() { return m_wantsTheRest.exchange(false); }

private:
    void run();
    bool waitForARound();
    void round();

    std::filesystem::path m_database;
    const DatabaseFile& m_file;
    Duration m_busyTimeout;
    Plan m_plan;
    std::function<void(std::string)> m_fault;
    std::atomic<bool> m_wantsTheRest = false;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_isDirty = false;
    bool m_isStopped = false;
    // Of its thread alone.
    std::unique_ptr<SqlConnection> m_connection;
    std::string m_lastFault;
    std::thread m_thread;
};

} // namespace arcade::store
