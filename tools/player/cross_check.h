#pragma once

#include "shared/protocol/game_messages.h"

#include <map>
#include <string>
#include <vector>

namespace arcade::player {

/// Holds the results of a match's players against each other: what all were told must be one
/// story, and money and rating must add up. For matches whose players are all at hand.
class CrossCheck {
public:
    /// Once for each player and match; results of the same match meet here.
    void add(const GameResult& result);

    /// Each a sentence.
    const std::vector<std::string>& faults() const { return m_faults; }
    /// Matches of which both results came.
    int matchesCompared() const { return m_compared; }

private:
    void compare(const GameResult& one, const GameResult& other);
    void addHunt(const GameResult& result);
    void require(bool holds, const GameResult& result, const char* rule);

    std::map<MatchId, GameResult> m_waiting;
    std::map<MatchId, std::map<Address, GameResult>> m_hunts;
    std::vector<std::string> m_faults;
    int m_compared = 0;
};

} // namespace arcade::player
