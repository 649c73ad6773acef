#pragma once

#include "shared/vocabulary/result.h"

#include <span>
#include <string_view>

namespace arcade::store {

class SqlConnection;

/// One step of the schema. Its number is its place in the list, from 1.
struct Migration {
    std::string_view name;
    std::string_view sql;
};

/// All migrations this program knows, oldest first.
std::span<const Migration> migrations();

/// Brings the schema up to date in one transaction. Refuses a database that knows more migrations
/// than `known`, or whose applied ones have another text.
Result<Done> migrate(SqlConnection& connection, std::span<const Migration> known);

} // namespace arcade::store
