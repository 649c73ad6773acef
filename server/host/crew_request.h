#pragma once

#include "shared/protocol/crew_messages.h"

#include <variant>

namespace arcade::host {

/// Requests of crews and of the map.
using CrewRequest = std::variant<CrewCreate, CrewJoin, CrewLeave, CrewKick, CrewPromote, CrewGet,
                                 TerritoryListRequest>;

} // namespace arcade::host
