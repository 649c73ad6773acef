#pragma once

#include "shared/protocol/game_messages.h"

/// What anyone may read of a player's matches.
namespace arcade {

/// One player's part in a finished match.
struct PlayedPart {
    PlayerStats stats;
    std::string callsign;
    int ratingBefore = 0;
    int ratingChange = 0;
    Amount prize;

    static constexpr auto fields() {
        return std::tuple{
            embedded(&PlayedPart::stats), field("callsign", &PlayedPart::callsign, kCallsignBounds),
            field("rating_before", &PlayedPart::ratingBefore),
            field("rating_change", &PlayedPart::ratingChange), field("prize", &PlayedPart::prize)};
    }
};

/// A match that was started and has ended, as anyone may read it.
struct PlayedMatch {
    MatchId matchId;
    GameType gameType = GameType::CodeDuel;
    std::optional<StakeTier> stakeTier;
    EndReason endReason = EndReason::Completed;
    Nullable<std::string> winner;
    Instant startedAt{};
    Instant endedAt{};
    std::vector<PlayedPart> players;
    std::string txHash;
    std::optional<WarReport> war{};

    static constexpr auto fields() {
        return std::tuple{field("match_id", &PlayedMatch::matchId),
                          field("game_type", &PlayedMatch::gameType),
                          field("stake_tier", &PlayedMatch::stakeTier),
                          field("end_reason", &PlayedMatch::endReason),
                          field("winner", &PlayedMatch::winner, atMost(64)),
                          field("started_at", &PlayedMatch::startedAt),
                          field("ended_at", &PlayedMatch::endedAt),
                          field("players", &PlayedMatch::players, kSideBounds),
                          field("tx_hash", &PlayedMatch::txHash, atMost(80)),
                          field("war", &PlayedMatch::war)};
    }
};

/// GET /api/players/:address/matches, newest first; `cursor` continues, left out at the end.
struct HistoryReply {
    std::vector<PlayedMatch> matches;
    std::optional<std::string> cursor;

    static constexpr auto fields() {
        return std::tuple{field("matches", &HistoryReply::matches, atMost(100)),
                          field("cursor", &HistoryReply::cursor, atMost(64))};
    }
};

} // namespace arcade
