#include "tests/simulation/scenario.h"

#include "tests/simulation/dice.h"

#include <algorithm>
#include <array>

namespace arcade::simulation {
namespace {

constexpr std::uint64_t kDatabaseEvery = 20;

int drawPopulation(Dice& dice) {
    constexpr std::array sizes{2, 2, 3, 3, 4, 5, 6, 8, 10, 12, 16, 20, 30, 40, 60, 100, 200};
    return dice.perThousand(15) ? 2000 : dice.pick(sizes);
}

void drawRules(Scenario& scenario, Dice& dice) {
    core::Rules& rules = scenario.rules;
    rules.secret = {dice.draw(), dice.draw()};
    if (dice.percent(35))
        rules.antiSnipingMax = Duration{0};
    if (dice.percent(10))
        rules.queueLimit = dice.between(3, 12);
    if (dice.percent(10))
        rules.untyped = true;
    if (dice.percent(15))
        rules.spectatorsMax = dice.between(1, 4);
    if (dice.percent(15))
        rules.countdown = std::chrono::seconds{dice.between(3, 60)};
}

/// Long games of few players with bad connections and little patience for them.
void makeFlaky(Scenario& scenario) {
    scenario.players = std::min(scenario.players, 6);
    scenario.rules.grace = std::chrono::seconds{10};
    scenario.rules.graceInAll = std::chrono::seconds{15};
    scenario.pace = Duration{150};
    scenario.drops = 40;
    scenario.returns = 8;
    scenario.declines = 0;
    scenario.abandons = 0;
    scenario.restarts = std::min(scenario.restarts, 1);
    scenario.standstills = std::min(scenario.standstills, 1);
    scenario.keysAtOnceMost = 1;
}

/// Dice of its own: what else is drawn stays as it is with or without them.
void addDirectGames(Scenario& scenario, std::uint64_t seed) {
    Dice dice(seed ^ 0xD14EC7ULL);
    if (!dice.percent(30))
        return;
    constexpr std::array sizes{2, 3, 4, 6, 10, 20};
    scenario.directPlayers = dice.pick(sizes);
    constexpr std::array rates{50, 150, 400};
    scenario.directActs = dice.pick(rates);
}

/// Dice of its own, too. Few who wait then fill more than one attempt.
void makeAttemptsSmall(Scenario& scenario, std::uint64_t seed) {
    Dice dice(seed ^ 0xA77E397ULL);
    if (!dice.percent(12))
        return;
    constexpr std::array candidates{1, 3, 10, 30};
    scenario.rules.candidatesAnAttempt = dice.pick(candidates);
    scenario.players = std::min(scenario.players, 60);
}

/// Dice of its own, too. Smaller than real ones, so that small crowds make rounds.
void addHunts(Scenario& scenario, std::uint64_t seed) {
    Dice dice(seed ^ 0x40A7ED5ULL);
    if (!dice.percent(40))
        return;
    constexpr std::array rates{15, 50, 90};
    scenario.hunts = dice.pick(rates);
    core::Rules& rules = scenario.rules;
    constexpr std::array least{2, 3, 5, 8, 8};
    rules.huntersMin = dice.pick(least);
    rules.huntersMax = dice.percent(50) ? 64 : rules.huntersMin + dice.between(0, 6);
    constexpr std::array seconds{5, 20, 60, 60};
    rules.registration = std::chrono::seconds{dice.pick(seconds)};
    constexpr std::array lengths{10, 60, 360, 360};
    rules.hunt = std::chrono::seconds{dice.pick(lengths)};
}

/// Shorter, since a database is slower; ratings start where those of accounts do.
void useDatabase(Scenario& scenario) {
    scenario.withDatabase = true;
    scenario.players = std::min(scenario.players, 40);
    scenario.steps = 4000;
    scenario.ratingSpread = 0;
}

} // namespace

Scenario drawScenario(std::uint64_t seed, int steps, int players) {
    Dice dice(seed ^ 0x5CE7A210ULL);
    Scenario scenario;
    scenario.seed = seed;
    scenario.players = drawPopulation(dice);
    scenario.steps = 15'000 + scenario.players * 3;
    constexpr std::array spreads{0, 50, 150, 400, 800};
    scenario.ratingSpread = dice.pick(spreads);
    scenario.tiers = dice.percent(60) ? 1 : dice.between(2, 4);
    scenario.grant = Amount::data(dice.percent(30) ? 600 : 10'000);
    constexpr std::array paces{5, 20, 60, 150, 400, 2000};
    scenario.pace = Duration{dice.pick(paces)};
    constexpr std::array restarts{0, 1, 3, 10, 40};
    scenario.restarts = dice.pick(restarts);
    scenario.jumps = dice.between(0, 15);
    constexpr std::array standstills{0, 0, 1, 5, 20};
    scenario.standstills = dice.pick(standstills);
    scenario.operatorActs = dice.percent(40) ? dice.between(1, 10) : 0;
    constexpr std::array rates{0, 5, 20, 80};
    scenario.drops = dice.pick(rates);
    constexpr std::array returns{50, 50, 10, 3};
    scenario.returns = dice.pick(returns);
    scenario.nuisances = dice.pick(rates);
    scenario.declines = dice.pick(rates);
    scenario.abandons = dice.pick(rates) / 4;
    constexpr std::array attends{0, 20, 100, 300};
    scenario.attends = dice.pick(attends);
    constexpr std::array speeds{100, 60, 20};
    scenario.commitSpeed = dice.pick(speeds);
    drawRules(scenario, dice);
    if (dice.percent(10))
        makeFlaky(scenario);
    if (seed % kDatabaseEvery == 0)
        useDatabase(scenario);
    addDirectGames(scenario, seed);
    makeAttemptsSmall(scenario, seed);
    addHunts(scenario, seed);
    if (steps > 0)
        scenario.steps = steps;
    if (players > 0)
        scenario.players = players;
    return scenario;
}

} // namespace arcade::simulation
