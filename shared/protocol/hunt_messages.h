#pragma once

#include "shared/protocol/common.h"

/// What only hunters are told.
namespace arcade {

/// The hunter's mark.
struct GameAssignment {
    static constexpr MessageInfo info{"game.assignment", Direction::ToClient,
                                      "Whom the receiver hunts."};
    MatchId matchId;
    PlayerCard target;
    Amount bounty;

    friend bool operator==(const GameAssignment&, const GameAssignment&) = default;
    static constexpr auto fields() {
        return std::tuple{field("match_id", &GameAssignment::matchId),
                          field("target", &GameAssignment::target),
                          field("bounty", &GameAssignment::bounty)};
    }
};

/// What a hunt brought and cost the receiver.
struct HuntReport {
    Address target;
    /// Taken of the target, burn aside; 0 when the target was not beaten.
    Amount bounty;
    Address hunter;
    /// The hunter took the receiver's stake.
    bool isTaken = false;

    friend bool operator==(const HuntReport&, const HuntReport&) = default;
    static constexpr auto fields() {
        return std::tuple{
            field("target", &HuntReport::target), field("bounty", &HuntReport::bounty),
            field("hunter", &HuntReport::hunter), field("stake_taken", &HuntReport::isTaken)};
    }
};

} // namespace arcade
