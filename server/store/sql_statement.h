#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace arcade::store {

/// A prepared statement of one connection, run again and again on its thread. Positions and columns
/// count from 0. What fails throws StoreFault.
class SqlStatement {
public:
    /// Exactly one statement.
    SqlStatement(sqlite3& database, std::string_view sql);

    /// Before it is run, each time: every position. What is bound is copied.
    void bind(int position, std::string_view text);
    void bind(int position, std::int64_t number);
    void bindNull(int position);

    /// Begins anew with what is bound, which has to be this many values.
    void begin(int values);
    /// Goes on to the next row; false when there is none.
    bool step();
    /// How many rows it changed, once it ran to the end.
    int changed() const;
    void end() noexcept;
    /// Between begin and end.
    bool isRunning() const { return m_isRunning; }

    /// Of the current row. Empty for NULL; valid until the next step or the end.
    std::string_view text(int column) const;
    bool isNull(int column) const;
    std::int64_t integer(int column) const;

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };

    [[noreturn]] void fail() const;

    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
    bool m_isRunning = false;
};

} // namespace arcade::store
