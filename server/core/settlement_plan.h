#pragma once

#include "server/core/outcome.h"
#include "server/core/verdict.h"

namespace arcade::core {

/// What a match that ended does to money and ratings.
Settlement planSettlement(const Match& match, const Verdict& verdict, Instant endedAt);

} // namespace arcade::core
