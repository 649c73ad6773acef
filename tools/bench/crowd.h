#pragma once

#include "tools/bench/arrivals.h"
#include "tools/player/player.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace arcade::bench {

/// Many players of one process. At most so many sign in or connect at once, as a real crowd's
/// arrival is spread, too.
class Crowd final : private player::Observer {
public:
    struct Plan {
        int players = 2;
        std::function<player::Behaviour(int index)> behaviour;
        std::function<std::string(int index)> callsign;
        player::Expectations expectations{};
        std::uint64_t seed = 1;
        int atOnce = 64;
        /// Arrivals are spread over this time.
        std::chrono::milliseconds ramp{0};
    };

    Crowd(player::Loop& loop, const player::Endpoint& server, Plan plan,
          std::vector<player::Observer*> observers);
    ~Crowd();

    /// Everyone gets a token.
    void signIn();
    /// Everyone who is not connected yet comes, signing in first if need be.
    void open();
    void stop();

    /// Nobody is on the way any more.
    bool hasArrived() const { return m_arrivals.areOver(); }
    int countOf(player::Stage stage) const;
    /// Everyone is done, or fewer than make a match wait for others who will not come.
    bool isOver(int fewest = 2) const;
    /// All connections are closed.
    bool isGone() const;
    /// The first failure of a player, if any.
    std::string failure() const;

    const player::Player& player(int index) const {
        return *m_players[static_cast<std::size_t>(index)];
    }
    player::Player& player(int index) { return *m_players[static_cast<std::size_t>(index)]; }
    int size() const { return static_cast<int>(m_players.size()); }

    int violations() const;
    /// At most 20, with the message that broke the rule.
    std::vector<std::string> violationTexts() const;
    int connectionsLost() const;

private:
    void sent(player::Player& player, const ClientMessage& message, std::string_view id,
              player::Time now) override;
    void received(player::Player& player, const codec::Decoded<ServerMessage>& decoded,
                  player::Time now) override;
    void moved(player::Player& player, player::Stage from) override;
    void arrive(void (player::Player::*how)());

    Plan m_plan;
    std::vector<player::Observer*> m_observers;
    std::vector<std::unique_ptr<player::Player>> m_players;
    Arrivals m_arrivals;
};

} // namespace arcade::bench
