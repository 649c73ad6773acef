#pragma once

#include "server/core/rules.h"
#include "shared/vocabulary/game.h"

#include <array>

/// What differs between the games.
namespace arcade::core {

struct GamePolicy {
    GameType gameType = GameType::CodeDuel;
    /// The core can queue it.
    bool isOffered = false;
    /// Its queues are by tier.
    bool hasTiers = false;
    /// Everything else is seen as sides.
    bool isAgainstOne = false;
    /// A stake is held for each of its tickets.
    bool isStaked = true;
    bool isRated = true;
    /// Others may watch it and bet on it.
    bool isWatchable = true;
    /// Whoever waits longest is served first, whatever the ratings and also while away: nothing
    /// widens, nobody is told a place, and only its owner's absence ends a ticket.
    bool isFirstCome = false;
    /// Accepted, counted down, typed and clocked here. Else it begins at once and ends by what is
    /// reported of it, or because a player stays away.
    bool isPlayedHere = true;
    /// Its players gather in a lobby and begin together; entering is accepting.
    bool hasLobby = false;
    /// One text follows another until time is up.
    bool isEndless = false;
    /// Whoever leaves the running game keeps what was done so far, and the others play on. Else the
    /// leaver's side has lost.
    bool goesOnWithoutLeavers = false;
    /// Equal scores are a tie, however accurate.
    bool isByScoreAlone = false;
};

inline constexpr std::array kGamePolicies{
    GamePolicy{
        .gameType = GameType::CodeDuel, .isOffered = true, .hasTiers = true, .isAgainstOne = true},
    GamePolicy{.gameType = GameType::ProxyWar},
    GamePolicy{.gameType = GameType::BountyHunt,
               .isOffered = true,
               .hasTiers = true,
               .hasLobby = true,
               .isEndless = true,
               .goesOnWithoutLeavers = true,
               .isByScoreAlone = true},
    GamePolicy{.gameType = GameType::Direct,
               .isOffered = true,
               .isAgainstOne = true,
               .isStaked = false,
               .isRated = false,
               .isWatchable = false,
               .isFirstCome = true,
               .isPlayedHere = false},
};

constexpr const GamePolicy& policyOf(GameType gameType) {
    return kGamePolicies[static_cast<std::size_t>(gameType)];
}
static_assert(policyOf(GameType::Direct).gameType == GameType::Direct);

constexpr Duration playTime(const Rules& rules, GameType gameType) {
    switch (gameType) {
    case GameType::CodeDuel: return rules.duel;
    case GameType::ProxyWar: return Duration{300'000};
    case GameType::BountyHunt: return rules.hunt;
    case GameType::Direct: break;
    }
    return Duration{0};
}

} // namespace arcade::core
