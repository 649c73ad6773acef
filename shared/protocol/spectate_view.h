#pragma once

#include "shared/protocol/common.h"

namespace arcade {

struct BetOdds {
    Ratio player1;
    Ratio player2;
    friend bool operator==(const BetOdds&, const BetOdds&) = default;
    static constexpr auto fields() {
        return std::tuple{field("player1", &BetOdds::player1), field("player2", &BetOdds::player2)};
    }
};

/// One side as a spectator sees it.
struct SpectatedSide {
    std::string id;
    Ratio progress;
    int wpm = 0;
    Ratio accuracy;
    int score = 0;
    Amount pool;
    Ratio odds;

    friend bool operator==(const SpectatedSide&, const SpectatedSide&) = default;
    static constexpr auto fields() {
        return std::tuple{field("id", &SpectatedSide::id, atMost(64)),
                          field("progress", &SpectatedSide::progress),
                          field("wpm", &SpectatedSide::wpm),
                          field("accuracy", &SpectatedSide::accuracy),
                          field("score", &SpectatedSide::score),
                          field("pool", &SpectatedSide::pool),
                          field("odds", &SpectatedSide::odds)};
    }
};

struct SpectateUpdate {
    static constexpr MessageInfo info{"spectate.update", Direction::ToClient,
                                      "A watched match, delayed, batched and rounded.",
                                      Delivery::Latest};
    MatchId matchId;
    /// player1 is the first of the match's sides, fixed at its creation.
    Ratio player1Progress;
    Ratio player2Progress;
    int spectatorCount = 0;
    BetOdds betOdds;
    MatchPhase phase = MatchPhase::Ready;
    Instant endsAt{};
    Duration timeLeft{};
    Amount totalPool;
    std::vector<SpectatedSide> sides;

    friend bool operator==(const SpectateUpdate&, const SpectateUpdate&) = default;
    static constexpr auto fields() {
        return std::tuple{field("match_id", &SpectateUpdate::matchId),
                          field("player1_progress", &SpectateUpdate::player1Progress),
                          field("player2_progress", &SpectateUpdate::player2Progress),
                          field("spectator_count", &SpectateUpdate::spectatorCount),
                          field("bet_odds", &SpectateUpdate::betOdds),
                          field("phase", &SpectateUpdate::phase),
                          field("ends_at", &SpectateUpdate::endsAt),
                          field("ms_left", &SpectateUpdate::timeLeft),
                          field("total_pool", &SpectateUpdate::totalPool),
                          field("sides", &SpectateUpdate::sides, kSideBounds)};
    }
};

} // namespace arcade
