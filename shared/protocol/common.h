#pragma once

#include "shared/protocol/field.h"
#include "shared/vocabulary/amount.h"
#include "shared/vocabulary/game.h"
#include "shared/vocabulary/ids.h"
#include "shared/vocabulary/phase.h"
#include "shared/vocabulary/ratio.h"

#include <string>
#include <tuple>
#include <vector>

namespace arcade {

inline constexpr Bounds kCallsignBounds = between(3, 20);
inline constexpr Bounds kRatingBounds = between(0, 10'000);
/// Of a moment a client names: up to the end of the year 9999.
inline constexpr Bounds kTimeBounds = between(0, 253'402'300'799'999);
inline constexpr std::int64_t kMaxSides = 64;
inline constexpr Bounds kSideBounds = atMost(kMaxSides);

/// Why a callsign is refused, or empty: 3 to 20 of ASCII letters, digits, `_` and `-`.
std::string callsignFault(std::string_view callsign);

/// A player as others see one before a game.
struct PlayerCard {
    Address address;
    std::string callsign;
    int rating = 0;
    int wins = 0;
    /// Words a minute over the player's finished games, 0 before the first.
    int avgWpm = 0;

    friend bool operator==(const PlayerCard&, const PlayerCard&) = default;
    static constexpr auto fields() {
        return std::tuple{field("address", &PlayerCard::address),
                          field("callsign", &PlayerCard::callsign, kCallsignBounds),
                          field("rating", &PlayerCard::rating), field("wins", &PlayerCard::wins),
                          field("avg_wpm", &PlayerCard::avgWpm)};
    }
};

/// One side of a match with more than two, or with crews.
struct SideCard {
    std::string id;
    std::string name;
    std::vector<PlayerCard> players;

    friend bool operator==(const SideCard&, const SideCard&) = default;
    static constexpr auto fields() {
        return std::tuple{field("id", &SideCard::id, atMost(64)),
                          field("name", &SideCard::name, atMost(64)),
                          field("players", &SideCard::players, kSideBounds)};
    }
};

/// How far one player of a running game has come.
struct PlayerProgress {
    Address address;
    Ratio progress;
    int wpm = 0;
    Ratio accuracy;
    std::optional<int> score;
    /// Out of the game for good; it goes on.
    std::optional<bool> left{};

    friend bool operator==(const PlayerProgress&, const PlayerProgress&) = default;
    static constexpr auto fields() {
        return std::tuple{field("address", &PlayerProgress::address),
                          field("progress", &PlayerProgress::progress),
                          field("wpm", &PlayerProgress::wpm),
                          field("accuracy", &PlayerProgress::accuracy),
                          field("score", &PlayerProgress::score),
                          field("left", &PlayerProgress::left)};
    }
};

/// A player's rating in one game.
struct GameRating {
    GameType gameType = GameType::CodeDuel;
    int rating = 0;
    int games = 0;
    int wins = 0;

    friend bool operator==(const GameRating&, const GameRating&) = default;
    static constexpr auto fields() {
        return std::tuple{field("game_type", &GameRating::gameType),
                          field("rating", &GameRating::rating), field("games", &GameRating::games),
                          field("wins", &GameRating::wins)};
    }
};

} // namespace arcade
