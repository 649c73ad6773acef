#pragma once

#include "server/core/rules.h"
#include "shared/vocabulary/amount.h"

#include <cstdint>

namespace arcade::simulation {

/// What a run is like; all drawn from its seed.
struct Scenario {
    std::uint64_t seed = 0;
    int players = 0;
    int steps = 0;
    core::Rules rules;
    Amount grant;
    /// Ratings start within this distance of 1200.
    int ratingSpread = 0;
    int tiers = 1;
    /// About the time between two steps.
    Duration pace{};
    /// How often, in a thousand steps.
    int restarts = 0;
    int standstills = 0;
    int jumps = 0;
    int operatorActs = 0;
    /// How often, in a thousand acts of a player.
    int drops = 0;
    /// How likely a player who is away comes back when it is the own turn, in a hundred.
    int returns = 50;
    /// Keystrokes in a message of the fastest typists.
    int keysAtOnceMost = 8;
    int nuisances = 0;
    /// Players of direct games beside the others, and how often it is their turn.
    int directPlayers = 0;
    int directActs = 0;
    /// How many of the entries are into hunts, in a hundred.
    int hunts = 0;
    /// How often they watch, leave or bet.
    int attends = 0;
    int declines = 0;
    int abandons = 0;
    /// How likely a commit becomes durable with a step, in a hundred.
    int commitSpeed = 100;
    /// The restarts of this run come from the real database.
    bool withDatabase = false;
};

/// `steps` and `players` override what the seed says, unless 0.
Scenario drawScenario(std::uint64_t seed, int steps, int players);

} // namespace arcade::simulation
