#pragma once

#include "tools/player/player.h"

#include <map>
#include <string>

namespace arcade::bench {

/// Tells what happens to the players as a story on standard output, a line for each event, with
/// the time since the beginning.
class Story final : public player::Observer {
public:
    Story();

    void received(player::Player& player, const codec::Decoded<ServerMessage>& decoded,
                  player::Time now) override;
    void moved(player::Player& player, player::Stage from) override;

private:
    void tell(const player::Player& player, const std::string& sentence);
    void tellResult(const player::Player& player, const GameResult& result);
    void tellProgress(const player::Player& player, const GameState& state);

    player::Time m_beginning;
    /// Tenths of the sequence told, by player.
    std::map<const player::Player*, int> m_told;
};

} // namespace arcade::bench
