#pragma once

#include "client/state/reducer.h"
#include "tests/core/scenario.h"

#include <string>
#include <utility>

namespace arcade::client {

/// The answer to the sign-in of a player who has this game's rating.
inline AuthSuccess signedIn(const std::string& name, GameType gameType) {
    AuthSuccess message;
    message.playerId = core::Scenario::player(name);
    message.address = core::Scenario::address(name);
    message.callsign = name;
    message.rating = 1200;
    message.ratings = {{gameType, 1200, 0, 0}};
    message.balance = Amount::data(10'000);
    return message;
}

/// A player who hears every event as it happens.
class Listener {
public:
    Listener(std::string name, GameType gameType)
        : m_name(std::move(name))
        , m_gameType(gameType) {
        reduce(state, signedIn(m_name, m_gameType));
    }
    void listen(const core::Scenario& scenario) {
        const auto told = scenario.messagesTo(m_name);
        for (; m_heard < told.size(); ++m_heard)
            reduce(state, told[m_heard]);
    }
    /// What one who comes back now makes of session.state.
    SessionState resumed(core::Scenario& scenario) const {
        ClientState fresh;
        reduce(fresh, signedIn(m_name, m_gameType));
        reduce(fresh, scenario.core().view(core::Scenario::player(m_name), scenario.now()));
        return fresh.session;
    }

    ClientState state;

private:
    std::string m_name;
    GameType m_gameType;
    std::size_t m_heard = 0;
};

} // namespace arcade::client
