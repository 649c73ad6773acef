#pragma once

#include "tests/simulation/dice.h"
#include "tests/simulation/direct_book.h"

#include <functional>

namespace arcade::simulation {

/// Players of direct games and their game server, who do what comes to their mind.
class DirectGames {
public:
    /// Sends a command of direct games to the core.
    using Send = std::function<void(const core::Command&)>;

    DirectGames(const core::Coordinator& core, Dice& dice, DirectBook& book, int players,
                Send send);

    void act();
    /// Everybody's connection is lost.
    void leaveAll();

    static bool isPlayer(PlayerId player) { return player.high == kKind; }

private:
    /// Ids of other players have another.
    static constexpr std::uint64_t kKind = 2;

    void actNowhere(PlayerId player);
    void actWaiting(PlayerId player);
    void actInMatch(PlayerId player, MatchId match);
    void report(MatchId match);
    void enter(PlayerId player);
    core::QueueKey drawKey();

    const core::Coordinator& m_core;
    Dice& m_dice;
    DirectBook& m_book;
    std::vector<PlayerId> m_players;
    Send m_send;
    /// The last match that somebody was in: also asked for when it is over.
    MatchId m_lastMatch;
};

} // namespace arcade::simulation
