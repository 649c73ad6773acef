#include "server/store/checkpointer.h"

#include "server/store/database_file.h"
#include "server/store/sql_connection.h"

#include <utility>

#include <sys/resource.h>
#include <unistd.h>

namespace arcade::store {

namespace {

/// Of the thread that is to work only where commits and players leave the processor to it.
constexpr int kNiceness = 10;

} // namespace

Checkpointer::Checkpointer(std::filesystem::path database, const DatabaseFile& file,
                           Duration busyTimeout, Plan plan, std::function<void(std::string)> fault)
    : m_database(std::move(database))
    , m_file(file)
    , m_busyTimeout(busyTimeout)
    , m_plan(plan)
    , m_fault(std::move(fault))
    , m_thread([this] { run(); }) {}

Checkpointer::~Checkpointer() {
    {
        const std::lock_guard lock(m_mutex);
        m_isStopped = true;
    }
    m_changed.notify_one();
    m_thread.join();
}

void Checkpointer::committed() {
    {
        const std::lock_guard lock(m_mutex);
        if (std::exchange(m_isDirty, true))
            return;
    }
    m_changed.notify_one();
}

void Checkpointer::run() {
    // Where the system refuses, it works at the same priority. Linux has one for each thread.
    static_cast<void>(::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), kNiceness));
    while (waitForARound())
        round();
    m_connection.reset();
}

/// False when there are no more.
bool Checkpointer::waitForARound() {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_isDirty || m_isStopped; });
    m_changed.wait_for(lock, m_plan.interval, [this] { return m_isStopped; });
    m_isDirty = false;
    return !m_isStopped;
}

void Checkpointer::round() {
    try {
        if (!m_connection) {
            auto opened =
                SqlConnection::open(m_database, SqlConnection::Access::Write, m_busyTimeout);
            if (!opened)
                throw StoreFault(opened.error().message);
            m_connection = std::move(opened).value();
        }
        if (m_connection->checkpoint().logPages > m_plan.logPages) {
            // SQLite leaves this to whoever carries over the last page, who would wait for it all.
            if (const auto flushed = m_file.flush(); !flushed)
                throw StoreFault(flushed.error().message);
            m_wantsTheRest = true;
        }
        m_lastFault.clear();
    } catch (const StoreFault& fault) {
        const std::string text =
            std::string("the log cannot be carried into the database: ") + fault.what();
        if (std::exchange(m_lastFault, text) != text)
            m_fault(text);
    }
}

} // namespace arcade::store
