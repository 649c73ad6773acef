#pragma once

#include "server/store/sql_statement.h"
#include "server/store/sql_value.h"
#include "server/store/store_fault.h"
#include "shared/vocabulary/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace arcade::store {

/// The rows of a running statement, one at a time. The statement is free again when this ends.
class SqlRows {
public:
    explicit SqlRows(SqlStatement& statement)
        : m_statement(&statement) {}
    SqlRows(SqlRows&& other) noexcept
        : m_statement(std::exchange(other.m_statement, nullptr)) {}
    SqlRows(const SqlRows&) = delete;
    SqlRows& operator=(const SqlRows&) = delete;
    SqlRows& operator=(SqlRows&&) = delete;
    ~SqlRows();

    bool next() { return m_statement->step(); }
    bool isNull(int column) const { return m_statement->isNull(column); }
    std::string text(int column) const { return std::string(m_statement->text(column)); }
    std::int64_t integer(int column) const { return m_statement->integer(column); }
    Amount amount(int column) const { return parsed<Amount>(column); }

    /// A StoreFault when the text is none of T's.
    template <class T>
    T parsed(int column) const {
        const auto value = T::parse(m_statement->text(column));
        if (!value)
            throw StoreFault("unreadable value: " + text(column));
        return *value;
    }

private:
    SqlStatement* m_statement;
};

/// One connection to the database, for one thread. Statements are prepared once and kept.
/// Everything that depends on which database it is stands here and in SqlStatement. What fails
/// throws StoreFault.
class SqlConnection {
public:
    enum class Access { Write, Read };

    static Result<std::unique_ptr<SqlConnection>> open(const std::filesystem::path& file,
                                                       Access access, Duration busyTimeout);
    ~SqlConnection();
    SqlConnection(const SqlConnection&) = delete;
    SqlConnection& operator=(const SqlConnection&) = delete;

    /// A statement that yields rows, run as far as they are asked for. The same text may not run
    /// twice at a time.
    template <class... Values>
    SqlRows query(std::string_view sql, const Values&... values) {
        return SqlRows(begun(sql, values...));
    }

    /// A statement without rows; returns how many it changed.
    template <class... Values>
    int execute(std::string_view sql, const Values&... values) {
        return runToEnd(begun(sql, values...));
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
    struct Close {
        void operator()(sqlite3* database) const;
    };
    struct TextHash : std::hash<std::string_view> {
        using is_transparent = void;
    };

    SqlConnection() = default;
    void connect(const std::filesystem::path& file, Access access, Duration busyTimeout);
    SqlStatement& prepared(std::string_view sql);
    static int runToEnd(SqlStatement& statement);

    template <class... Values>
    SqlStatement& begun(std::string_view sql, const Values&... values) {
        SqlStatement& statement = prepared(sql);
        [[maybe_unused]] int position = 0;
        (bindValue(statement, position++, values), ...);
        statement.begin(static_cast<int>(sizeof...(values)));
        return statement;
    }

    std::unique_ptr<sqlite3, Close> m_database;
    // After the database, as statements end before it.
    std::unordered_map<std::string, SqlStatement, TextHash, std::equal_to<>> m_statements;
};

/// The one value of the one row there may be.
std::optional<std::string> singleText(SqlRows rows);
std::optional<std::int64_t> singleInteger(SqlRows rows);

} // namespace arcade::store
