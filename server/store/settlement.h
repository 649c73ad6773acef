#pragma once

#include "server/core/outcome.h"
#include "server/host/ports.h"

namespace arcade::store {

struct Tables;

/// RESOLVED to SETTLED, within the transaction its caller has begun: transfers, ratings, result,
/// holds and claims, and the event `match.settled`. A match that was settled before answers with
/// what was stored then.
host::CommitReceipt::Settled settle(Tables& tables, const core::Settlement& settlement,
                                    Instant now);

} // namespace arcade::store
