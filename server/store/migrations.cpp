#include "server/store/migrations.h"

#include "server/store/ledger_hash.h"
#include "server/store/sql_connection.h"

#include <QDateTime>

#include <string>
#include <vector>

namespace arcade::store {

namespace {

constexpr std::string_view kSchemaTable =
    "CREATE TABLE IF NOT EXISTS schema_migrations ("
    "version BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, "
    "applied_at BIGINT NOT NULL)";

bool isBlank(std::string_view line) {
    return line.find_first_not_of(" \t\r") == std::string_view::npos || line.starts_with("--");
}

// Statements end with a semicolon at the end of a line, so that none has to be parsed.
std::vector<std::string> statementsOf(std::string_view sql) {
    std::vector<std::string> statements;
    std::string current;
    while (!sql.empty()) {
        const auto end = sql.find('\n');
        const std::string_view line = sql.substr(0, end);
        sql.remove_prefix(end == std::string_view::npos ? sql.size() : end + 1);
        if (isBlank(line))
            continue;
        current.append(line).push_back('\n');
        if (line.ends_with(';'))
            statements.push_back(std::exchange(current, {}));
    }
    if (!current.empty())
        statements.push_back(current);
    return statements;
}

std::optional<Error> historyFault(SqlConnection& connection, std::span<const Migration> known) {
    auto rows = connection.query("SELECT version, name, checksum FROM schema_migrations "
                                 "ORDER BY version");
    std::size_t count = 0;
    while (rows.next()) {
        if (rows.integer(0) > static_cast<std::int64_t>(known.size())) {
            return Error{ErrorCode::Internal,
                         "the database was written by a newer version of this program (it has "
                         "migration " +
                             rows.text(1) + "); use that version or another data folder"};
        }
        const Migration& own = known[count++];
        if (rows.integer(0) != static_cast<std::int64_t>(count) || rows.text(1) != own.name ||
            rows.text(2) != sha256Hex(own.sql)) {
            return Error{ErrorCode::Internal, "the schema of the database is not the one of this "
                                              "program: migration " +
                                                  rows.text(1) + " differs"};
        }
    }
    return std::nullopt;
}

void applyMissing(SqlConnection& connection, std::span<const Migration> known) {
    const auto applied = static_cast<std::size_t>(
        singleInteger(connection.query("SELECT COUNT(*) FROM schema_migrations")).value_or(0));
    for (std::size_t index = applied; index < known.size(); ++index) {
        for (const std::string& statement : statementsOf(known[index].sql))
            connection.executeOnce(statement);
        connection.execute("INSERT INTO schema_migrations (version, name, checksum, applied_at) "
                           "VALUES (?, ?, ?, ?)",
                           static_cast<std::int64_t>(index + 1), known[index].name,
                           sha256Hex(known[index].sql),
                           std::int64_t{QDateTime::currentMSecsSinceEpoch()});
    }
}

} // namespace

Result<Done> migrate(SqlConnection& connection, std::span<const Migration> known) {
    try {
        connection.begin();
        connection.execute(kSchemaTable);
        if (auto fault = historyFault(connection, known)) {
            connection.rollback();
            return *std::move(fault);
        }
        applyMissing(connection, known);
        connection.commit();
    } catch (const StoreFault& fault) {
        connection.rollback();
        return Error{ErrorCode::Internal,
                     std::string("the database cannot be brought up to date: ") + fault.what()};
    }
    return Done{};
}

} // namespace arcade::store
