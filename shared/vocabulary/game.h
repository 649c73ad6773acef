#pragma once

#include "shared/vocabulary/amount.h"
#include "shared/vocabulary/enum_text.h"
#include "shared/vocabulary/instant.h"

#include <array>
#include <cstdint>

namespace arcade {

/// What everyone starts with, in every game.
inline constexpr int kStartRating = 1200;

enum class GameType { CodeDuel, ProxyWar, BountyHunt, Direct };

template <>
struct EnumText<GameType> {
    static constexpr std::array<std::string_view, 4> texts{"code_duel", "proxy_war", "bounty_hunt",
                                                           "direct"};
};

enum class StakeTier { Bronze, Silver, Gold, Diamond };

template <>
struct EnumText<StakeTier> {
    static constexpr std::array<std::string_view, 4> texts{"bronze", "silver", "gold", "diamond"};
};

inline constexpr std::array kStakeTiers{StakeTier::Bronze, StakeTier::Silver, StakeTier::Gold,
                                        StakeTier::Diamond};

/// Whole `$DATA` each player stakes.
constexpr std::uint64_t stakeOf(StakeTier tier) {
    constexpr std::array<std::uint64_t, 4> stakes{50, 150, 300, 500};
    return stakes[static_cast<std::size_t>(tier)];
}

/// What is burnt of a pot that is won.
inline constexpr std::uint64_t kBurnPercent = 10;
/// What is taken of a bet pool, but never more than the losing sides have in it.
inline constexpr std::uint64_t kRakePercent = 5;

/// Whole `$DATA` the winner of a duel is credited.
constexpr std::uint64_t prizeOf(StakeTier tier) {
    return 2 * stakeOf(tier) * (100 - kBurnPercent) / 100;
}

/// Length of a duel's sequence, in characters, about.
constexpr int sequenceLengthOf(StakeTier tier) {
    constexpr std::array<int, 4> lengths{45, 60, 80, 110};
    return lengths[static_cast<std::size_t>(tier)];
}

} // namespace arcade
