#pragma once

#include "server/core/outcome.h"
#include "shared/protocol/http_messages.h"

#include <optional>
#include <string>
#include <vector>

namespace arcade::store {

/// One player's part in a result, with what was known only when it was booked.
struct StoredPart {
    PlayerId player;
    PlayerCard card;
    PlayerStats stats;
    std::optional<bool> won;
    int ratingBefore = 0;
    int ratingChange = 0;
    int ratingAfter = 0;
    Amount prize;
    /// Available after the settlement.
    Amount balance;
    std::optional<HuntReport> hunt{};

    static constexpr auto fields() {
        return std::tuple{field("player_id", &StoredPart::player),
                          field("card", &StoredPart::card),
                          field("stats", &StoredPart::stats),
                          field("won", &StoredPart::won),
                          field("rating_before", &StoredPart::ratingBefore),
                          field("rating_change", &StoredPart::ratingChange),
                          field("rating_after", &StoredPart::ratingAfter),
                          field("prize", &StoredPart::prize),
                          field("balance", &StoredPart::balance),
                          field("hunt", &StoredPart::hunt)};
    }
};

/// A settled match as it is kept: all that a result, a history and a receipt are made of.
struct StoredResult {
    MatchId match;
    core::QueueKey queue;
    EndReason endReason = EndReason::Completed;
    Nullable<std::string> winner;
    Instant startedAt{};
    Instant endedAt{};
    std::vector<StoredPart> players;
    std::string txHash;

    static constexpr auto fields() {
        return std::tuple{field("match_id", &StoredResult::match),
                          field("queue", &StoredResult::queue),
                          field("end_reason", &StoredResult::endReason),
                          field("winner", &StoredResult::winner),
                          field("started_at", &StoredResult::startedAt),
                          field("ended_at", &StoredResult::endedAt),
                          field("players", &StoredResult::players),
                          field("tx_hash", &StoredResult::txHash)};
    }
};

} // namespace arcade::store
