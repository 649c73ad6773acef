#include "server/store/sql_connection.h"

#include "server/store/gathered_log.h"
#include "shared/vocabulary/expect.h"

#include <QSqlError>
#include <QUrl>

#include <atomic>

namespace arcade::store {

namespace {

StoreFault faultOf(const QSqlError& error, const QString& sql) {
    return StoreFault(error.text().toStdString() + " in: " + sql.left(120).toStdString());
}

/// What is asked for in a comment, as this database says it.
QString inOwnWords(std::string_view sql) {
    QString text = QString::fromUtf8(sql.data(), static_cast<qsizetype>(sql.size()));
    text.replace(QStringLiteral("BIGINT PRIMARY KEY /* clustered */"),
                 QStringLiteral("INTEGER PRIMARY KEY"));
    text.replace(QStringLiteral("/* clustered */"), QStringLiteral("WITHOUT ROWID"));
    return text;
}

/// The file, and the way to it.
QString addressOf(const std::filesystem::path& file) {
    QString address = QStringLiteral("file:") +
                      QString::fromLatin1(QUrl::toPercentEncoding(
                          QString::fromStdString(file.string()), QByteArrayLiteral("/")));
    if (const char* const vfs = gatheredLogVfs())
        address += QStringLiteral("?vfs=") + QString::fromLatin1(vfs);
    return address;
}

QString freshName() {
    static std::atomic<int> counter{0};
    return QStringLiteral("arcade-store-%1").arg(counter.fetch_add(1));
}

} // namespace

SqlRows::~SqlRows() {
    if (m_statement)
        m_statement->finish();
}

bool SqlRows::next() {
    if (m_statement->next())
        return true;
    if (m_statement->lastError().isValid())
        throw faultOf(m_statement->lastError(), m_statement->lastQuery());
    return false;
}

bool SqlRows::isNull(int column) const {
    return m_statement->isNull(column);
}

std::string SqlRows::text(int column) const {
    return m_statement->value(column).toString().toStdString();
}

std::int64_t SqlRows::integer(int column) const {
    bool fine = false;
    const std::int64_t number = m_statement->value(column).toLongLong(&fine);
    if (!fine)
        throw StoreFault("unreadable number: " + text(column));
    return number;
}

Result<std::unique_ptr<SqlConnection>> SqlConnection::open(const std::filesystem::path& file,
                                                           Access access, Duration busyTimeout) {
    std::unique_ptr<SqlConnection> connection(new SqlConnection(freshName()));
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
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
    if (!m_database.isValid())
        throw StoreFault("Qt's SQLite driver is not installed");
    m_database.setDatabaseName(addressOf(file));
    m_database.setConnectOptions(QStringLiteral("QSQLITE_OPEN_URI;QSQLITE_BUSY_TIMEOUT=%1")
                                     .arg(static_cast<qlonglong>(busyTimeout.count())));
    if (!m_database.open())
        throw StoreFault(m_database.lastError().text().toStdString());
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

SqlConnection::~SqlConnection() {
    // A query that outlived its database would use a closed driver.
    m_statements.clear();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
}

QSqlQuery& SqlConnection::prepared(std::string_view sql) {
    const auto known = m_statements.find(sql);
    if (known != m_statements.end()) {
        // Rebinding a statement whose rows are still read would silently restart it.
        ARCADE_EXPECT(!known->second->isActive());
        return *known->second;
    }
    auto statement = std::make_unique<QSqlQuery>(m_database);
    statement->setForwardOnly(true);
    const QString text = QString::fromUtf8(sql.data(), static_cast<qsizetype>(sql.size()));
    if (!statement->prepare(text))
        throw faultOf(statement->lastError(), text);
    return *m_statements.emplace(std::string(sql), std::move(statement)).first->second;
}

void SqlConnection::run(QSqlQuery& statement) {
    if (!statement.exec())
        throw faultOf(statement.lastError(), statement.lastQuery());
}

int SqlConnection::runToEnd(QSqlQuery& statement) {
    run(statement);
    const int changed = statement.numRowsAffected();
    statement.finish();
    return changed;
}

void SqlConnection::executeOnce(std::string_view sql) {
    QSqlQuery statement(m_database);
    const QString text = inOwnWords(sql);
    if (!statement.exec(text))
        throw faultOf(statement.lastError(), text);
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
    QSqlQuery statement(m_database);
    statement.exec(QStringLiteral("ROLLBACK"));
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
