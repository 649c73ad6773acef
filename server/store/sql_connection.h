#pragma once

#include "server/store/sql_value.h"
#include "server/store/store_fault.h"
#include "shared/vocabulary/result.h"

#include <QSqlDatabase>
#include <QSqlQuery>

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace arcade::store {

/// The rows of a running statement, one at a time. The statement is free again when this ends.
class SqlRows {
public:
    explicit SqlRows(QSqlQuery& statement)
        : m_statement(&statement) {}
    SqlRows(SqlRows&& other) noexcept
        : m_statement(std::exchange(other.m_statement, nullptr)) {}
    SqlRows(const SqlRows&) = delete;
    SqlRows& operator=(const SqlRows&) = delete;
    SqlRows& operator=(SqlRows&&) = delete;
    ~SqlRows();

    bool next();
    bool isNull(int column) const;
    std::string text(int column) const;
    std::int64_t integer(int column) const;
    Amount amount(int column) const { return parsed<Amount>(column); }

    /// A StoreFault when the text is none of T's.
    template <class T>
    T parsed(int column) const {
        const auto value = T::parse(text(column));
        if (!value)
            throw StoreFault("unreadable value: " + text(column));
        return *value;
    }

private:
    QSqlQuery* m_statement;
};

/// One connection to the database, for the thread that opened it. Statements are prepared once and
/// kept. Everything that depends on which database it is stands in its source. What fails throws
/// StoreFault.
class SqlConnection {
public:
    enum class Access { Write, Read };

    static Result<std::unique_ptr<SqlConnection>> open(const std::filesystem::path& file,
                                                       Access access, Duration busyTimeout);
    ~SqlConnection();
    SqlConnection(const SqlConnection&) = delete;
    SqlConnection& operator=(const SqlConnection&) = delete;

    /// A statement that yields rows. The same text may not run twice at a time.
    template <class... Values>
    SqlRows query(std::string_view sql, const Values&... values) {
        QSqlQuery& statement = prepared(sql);
        [[maybe_unused]] int position = 0;
        (statement.bindValue(position++, sqlValue(values)), ...);
        run(statement);
        return SqlRows(statement);
    }

    /// A statement without rows; returns how many it changed.
    template <class... Values>
    int execute(std::string_view sql, const Values&... values) {
        QSqlQuery& statement = prepared(sql);
        [[maybe_unused]] int position = 0;
        (statement.bindValue(position++, sqlValue(values)), ...);
        return runToEnd(statement);
    }

    /// One statement that is not kept, such as those of a migration. `/* clustered */` behind a
    /// table, or behind a key of one number, asks for its rows to lie in the order of the key.
    void executeOnce(std::string_view sql);

    /// Begins a transaction that will write, or one that reads from one state of the database.
    void begin(Access access = Access::Write);
    void commit();
    void rollback() noexcept;

    struct Checkpoint {
        /// Pages in the log, and how many of them are in the database too.
        int logPages = 0;
        int donePages = 0;
    };
    /// Carries over from the log what no reader needs there, waiting for nobody. Only this shortens
    /// the log: commits do not.
    Checkpoint checkpoint();

private:
    explicit SqlConnection(QString name)
        : m_name(std::move(name)) {}
    void connect(const std::filesystem::path& file, Access access, Duration busyTimeout);
    QSqlQuery& prepared(std::string_view sql);
    static void run(QSqlQuery& statement);
    static int runToEnd(QSqlQuery& statement);

    QString m_name;
    QSqlDatabase m_database;
    std::map<std::string, std::unique_ptr<QSqlQuery>, std::less<>> m_statements;
};

/// The one value of the one row there may be.
std::optional<std::string> singleText(SqlRows rows);
std::optional<std::int64_t> singleInteger(SqlRows rows);

} // namespace arcade::store
