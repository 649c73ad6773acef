#pragma once

#include "server/core/coordinator.h"
#include "tests/simulation/dice.h"
#include "tests/simulation/store_state.h"
#include "tests/simulation/tally.h"
#include "tests/simulation/war_oracle.h"

#include <string>
#include <vector>

namespace arcade::simulation {

/// A world of crews: its players found and leave them, attack, fight, and play duels and hunts in
/// between, while the server is restarted, stands still and drains. What is decided is durable at
/// once; every restart comes from the records alone.
class WarWorld {
public:
    WarWorld(std::uint64_t seed, Tally& tally);

    void step();
    /// Everybody leaves; half an hour passes; nothing may be left but crews and territories.
    void quiesce();
    int stepNumber() const { return m_step; }
    /// The last commands, for a report.
    std::string story() const;

private:
    struct Player {
        PlayerId id;
        Address address;
        std::string callsign;
        bool connected = false;
    };

    /// Whoever is called to a war more often than others.
    Player& draw();
    PlayerCard cardOf(const Player& player, GameType gameType) const;
    const core::Match* matchOf(const Player& player) const;
    void passTime();
    void advanceTo(Instant target);
    void take(core::Outcome outcome);
    bool send(const char* what, const Player& player, const core::Command& command);

    void act();
    void actInCrew(Player& player);
    void actAlone(Player& player);
    void actInMatch(Player& player, const core::Match& match);
    void changeCrew(Player& player, const core::Crew& crew);
    void founding(Player& player);
    void attack(Player& player);
    void answerCall(Player& player);
    void enlist(Player& player, MatchId match);
    void enter(Player& player);
    void type(Player& player, const core::Match& match);
    void bet(Player& player);
    void actAsOperator();
    void standStill();
    void restart();
    void checkWhole() const;
    void checkRecords() const;

    core::Rules m_rules;
    Dice m_dice;
    Tally& m_tally;
    core::Coordinator m_core;
    StoreState m_state;
    WarOracle m_oracle;
    std::vector<Player> m_players;
    std::vector<std::string> m_story;
    Instant m_now{};
    int m_step = 0;
};

} // namespace arcade::simulation
