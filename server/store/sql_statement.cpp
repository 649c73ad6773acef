#include "server/store/sql_statement.h"

#include "server/store/store_fault.h"

#include <sqlite3.h>

#include <charconv>

namespace arcade::store {

namespace {

StoreFault faultOf(sqlite3* database, std::string_view sql) {
    return StoreFault(std::string(sqlite3_errmsg(database)) +
                      " in: " + std::string(sql.substr(0, 120)));
}

bool isBlank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n;") == std::string_view::npos;
}

} // namespace

void SqlStatement::Finalize::operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
}

SqlStatement::SqlStatement(sqlite3& database, std::string_view sql) {
    sqlite3_stmt* statement = nullptr;
    const char* rest = nullptr;
    const int code = sqlite3_prepare_v3(&database, sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, &rest);
    m_statement.reset(statement);
    if (code != SQLITE_OK)
        throw faultOf(&database, sql);
    if (!statement || !isBlank({rest, sql.data() + sql.size()}))
        throw StoreFault("not one statement: " + std::string(sql.substr(0, 120)));
}

void SqlStatement::bind(int position, std::string_view text) {
    // The address of no text at all would stand for NULL.
    if (sqlite3_bind_text64(m_statement.get(), position + 1, text.empty() ? "" : text.data(),
                            text.size(), SQLITE_TRANSIENT, SQLITE_UTF8) != SQLITE_OK)
        fail();
}

void SqlStatement::bind(int position, std::int64_t number) {
    if (sqlite3_bind_int64(m_statement.get(), position + 1, number) != SQLITE_OK)
        fail();
}

void SqlStatement::bindNull(int position) {
    if (sqlite3_bind_null(m_statement.get(), position + 1) != SQLITE_OK)
        fail();
}

void SqlStatement::begin(int values) {
    if (sqlite3_bind_parameter_count(m_statement.get()) != values)
        throw StoreFault(std::string("wrong number of values in: ") +
                         sqlite3_sql(m_statement.get()));
    m_isRunning = true;
}

bool SqlStatement::step() {
    const int code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        fail();
    return false;
}

int SqlStatement::changed() const {
    return sqlite3_changes(sqlite3_db_handle(m_statement.get()));
}

void SqlStatement::end() noexcept {
    // Tells once more what the step has told.
    sqlite3_reset(m_statement.get());
    m_isRunning = false;
}

std::string_view SqlStatement::text(int column) const {
    const auto* const text =
        reinterpret_cast<const char*>(sqlite3_column_text(m_statement.get(), column));
    if (!text)
        return {};
    return {text, static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column))};
}

bool SqlStatement::isNull(int column) const {
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

std::int64_t SqlStatement::integer(int column) const {
    if (sqlite3_column_type(m_statement.get(), column) == SQLITE_INTEGER)
        return sqlite3_column_int64(m_statement.get(), column);
    const std::string_view digits = text(column);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc{} || end != digits.data() + digits.size())
        throw StoreFault("unreadable number: " + std::string(digits));
    return number;
}

void SqlStatement::fail() const {
    throw faultOf(sqlite3_db_handle(m_statement.get()), sqlite3_sql(m_statement.get()));
}

} // namespace arcade::store
