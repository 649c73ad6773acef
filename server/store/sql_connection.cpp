#include "server/store/sql_connection.h"

#include "server/store/gathered_log.h"
#include "shared/vocabulary/expect.h"

#include <sqlite3.h>

namespace arcade::store {

namespace {

void replaceAll(std::string& text, std::string_view what, std::string_view by) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
}

/// What is asked for in a comment, as this database says it.
std::string inOwnWords(std::string_view sql) {
    std::string text(sql);
    replaceAll(text, "BIGINT PRIMARY KEY /* clustered */", "INTEGER PRIMARY KEY");
    replaceAll(text, "/* clustered */", "WITHOUT ROWID");
    return text;
}

} // namespace

SqlRows::~SqlRows() {
    if (m_statement)
        m_statement->end();
}

void SqlConnection::Close::operator()(sqlite3* database) const {
    sqlite3_close_v2(database);
}

Result<std::unique_ptr<SqlConnection>> SqlConnection::open(const std::filesystem::path& file,
                                                           Access access, Duration busyTimeout) {
    std::unique_ptr<SqlConnection> connection(new SqlConnection);
    try {
        connection->connect(file, access, busyTimeout);
    } catch (const StoreFault& fault) {
        return Error{ErrorCode::Internal,
                     "the database " + file.string() + " cannot be opened: " + fault.what()};
    }
    return connection;
}

void SqlConnection::connect(const std::filesystem::path& file, Access access,
                            Duration busyTimeout) {
    sqlite3* database = nullptr;
    // Absolute, so that no name of a folder is taken for an address.
    const auto path = std::filesystem::absolute(file);
    const int code = sqlite3_open_v2(
        path.c_str(), &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
        gatheredLogVfs());
    // There is one to close even when it cannot be opened.
    m_database.reset(database);
    if (code != SQLITE_OK)
        throw StoreFault(sqlite3_errmsg(database));
    sqlite3_busy_timeout(database, static_cast<int>(busyTimeout.count()));
    if (access == Access::Read) {
        executeOnce("PRAGMA query_only = ON");
        return;
    }
    if (singleText(query("PRAGMA journal_mode = WAL")) != "wal")
        throw StoreFault("its folder does not allow write-ahead logging");
    executeOnce("PRAGMA synchronous = FULL");
    executeOnce("PRAGMA foreign_keys = ON");
    // The commit that fills the log up to this many pages would carry them all over by itself.
    executeOnce("PRAGMA wal_autocheckpoint = 0");
}

SqlConnection::~SqlConnection() = default;

SqlStatement& SqlConnection::prepared(std::string_view sql) {
    const auto known = m_statements.find(sql);
    if (known != m_statements.end()) {
        // Values cannot be bound to a statement whose rows are still read.
        ARCADE_EXPECT(!known->second.isRunning());
        return known->second;
    }
    return m_statements.emplace(std::string(sql), SqlStatement(*m_database, sql)).first->second;
}

int SqlConnection::runToEnd(SqlStatement& statement) {
    const SqlRows untilTheEnd(statement);
    while (statement.step()) {
    }
    return statement.changed();
}

void SqlConnection::executeOnce(std::string_view sql) {
    SqlStatement statement(*m_database, inOwnWords(sql));
    statement.begin(0);
    runToEnd(statement);
}

void SqlConnection::begin(Access access) {
    // A deferred transaction of SQLite that turns into a writing one can fail as busy at any
    // statement; an immediate one waits at its beginning.
    execute(access == Access::Write ? "BEGIN IMMEDIATE" : "BEGIN");
}

void SqlConnection::commit() {
    execute("COMMIT");
}

void SqlConnection::rollback() noexcept {
    sqlite3_exec(m_database.get(), "ROLLBACK", nullptr, nullptr, nullptr);
}

SqlConnection::Checkpoint SqlConnection::checkpoint() {
    // The first column tells that another connection was at it.
    auto rows = query("PRAGMA wal_checkpoint(PASSIVE)");
    if (!rows.next())
        throw StoreFault("the log cannot be read");
    return {static_cast<int>(rows.integer(1)), static_cast<int>(rows.integer(2))};
}

std::optional<std::string> singleText(SqlRows rows) {
    if (!rows.next())
        return std::nullopt;
    return rows.text(0);
}

std::optional<std::int64_t> singleInteger(SqlRows rows) {
    if (!rows.next())
        return std::nullopt;
    return rows.integer(0);
}

} // namespace arcade::store
