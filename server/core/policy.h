#pragma once

#include "server/core/rules.h"
#include "shared/vocabulary/game.h"

#include <array>

/// What differs between the games.
namespace arcade::core {

struct GamePolicy {
    GameType gameType = GameType::CodeDuel;
    /// The core can queue and play it.
    bool isOffered = false;
    /// Its queues are by tier.
    bool hasTiers = false;
    /// Everything else is seen as sides.
    bool isAgainstOne = false;
};

inline constexpr std::array kGamePolicies{
    GamePolicy{GameType::CodeDuel, true, true, true},
    GamePolicy{GameType::ProxyWar, false, false, false},
    GamePolicy{GameType::BountyHunt, false, true, false},
    GamePolicy{GameType::Direct, false, false, true},
};

constexpr const GamePolicy& policyOf(GameType gameType) {
    return kGamePolicies[static_cast<std::size_t>(gameType)];
}
static_assert(policyOf(GameType::Direct).gameType == GameType::Direct);

constexpr Duration playTime(const Rules& rules, GameType gameType) {
    switch (gameType) {
    case GameType::CodeDuel: return rules.duel;
    case GameType::ProxyWar: return Duration{300'000};
    case GameType::BountyHunt: return Duration{360'000};
    case GameType::Direct: break;
    }
    return Duration{0};
}

} // namespace arcade::core
