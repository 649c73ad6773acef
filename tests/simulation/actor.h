#pragma once

#include "tests/simulation/world.h"

namespace arcade::simulation {

/// Lets some player do something: what the situation asks for, or what it does not.
class Actor {
public:
    explicit Actor(World& world)
        : m_world(world)
        , m_dice(world.dice()) {}

    void act();

private:
    Client& choose();
    void attend(Client& client);
    void bet(Client& client, const core::Match& match);
    void actAlone(Client& client);
    void actMatched(Client& client);
    void actReady(Client& client);
    void type(Client& client);
    void typeKeys(Client& client, int count);
    core::Type keystrokes(const Client& client);
    void beNuisance(Client& client);
    QueuePreferences drawPreferences(const Client& client);
    bool chance(int perThousand) { return m_dice.perThousand(perThousand); }
    void send(const core::Command& command);

    World& m_world;
    Dice& m_dice;
    std::optional<core::Command> m_last;
};

} // namespace arcade::simulation
