#pragma once

#include "tools/bench/options.h"
#include "tools/player/behaviour.h"

#include <memory>
#include <string>
#include <vector>

namespace arcade::bench {

/// Players, one after another, who play the same game.
struct Squad {
    GameType game = GameType::CodeDuel;
    int first = 0;
    int count = 0;
    /// With fewer nobody can play on.
    int fewest = 2;
};

/// Who plays what, and with whom.
class LineUp {
public:
    /// The suffix keeps names apart from those of other runs.
    LineUp(const PlayOptions& options, std::string suffix);

    const std::vector<Squad>& squads() const { return m_squads; }
    player::Behaviour behaviourOf(int index) const;
    std::string callsignOf(int index) const;

private:
    player::CrewPlan crewOf(const Squad& squad, int place) const;

    PlayOptions m_options;
    std::string m_suffix;
    std::vector<Squad> m_squads;
    std::shared_ptr<player::CrewBoard> m_board = std::make_shared<player::CrewBoard>();
};

} // namespace arcade::bench
