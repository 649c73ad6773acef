#pragma once

#include "server/core/outcome.h"

#include <string>

namespace arcade::core {

/// Messages and records in a few words, for tables.
std::string retell(const ServerMessage& message);
std::string retell(const Record& record);

} // namespace arcade::core
