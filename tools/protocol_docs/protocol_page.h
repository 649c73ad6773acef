#pragma once

#include "shared/vocabulary/result.h"

#include <string>
#include <string_view>

namespace arcade::docs {

/// The tables of docs/protocol.md, in Markdown: every message with its fields, the objects in
/// them, error codes and close codes.
std::string protocolTables();

/// The page with the part between its two markers replaced by the tables.
Result<std::string> withTables(std::string_view page, std::string_view tables);

} // namespace arcade::docs
