#pragma once

#include "server/core/command.h"
#include "server/core/coordinator.h"
#include "server/core/outcome.h"
#include "server/core/rules.h"
#include "tests/simulation/store_state.h"

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace arcade::simulation {

bool isDirect(const core::QueueKey& queue);
/// What the record is about belongs to direct games; the store as it was before it.
bool isDirect(const core::Record& record, const StoreState& before);

/// What SPEC 5 says of players of direct games, kept beside the core by the commands and the time:
/// who waits, who plays whom, who is there; and every breach of it.
class DirectBook {
public:
    explicit DirectBook(const core::Rules& rules)
        : m_rules(rules) {}

    void addPlayer(PlayerId player, const std::string& name);

    /// What the command, whose player is of direct games, is to be refused with now.
    std::optional<ErrorCode> expectedRefusal(const core::Command& command, bool isDraining) const;
    /// Of anybody. Those of direct games are ended, too.
    void commandBegins(const core::Command& command) { m_command = command; }
    void commandEnds(const core::Command& command, const std::vector<core::Notice>& notices,
                     Instant now);
    /// Those of direct games only; the store as it was before.
    void see(const core::Record& record, const StoreState& before, Instant now);
    void see(const std::vector<core::Notice>& notices);
    void stepEnds();

    void restarted(const StoreState& durable, Instant now);
    void resumed(Duration outage);

    /// Everybody is where the core and the store say, and nobody for longer than may be.
    void inspect(const core::Coordinator& core, const StoreState& stored, Instant now) const;

    bool isRegistered(PlayerId player) const { return m_players.at(player).isRegistered; }
    const std::string& nameOf(PlayerId player) const { return m_players.at(player).name; }
    /// Of those a quiet end leaves nobody.
    bool isEmpty() const { return m_waits.empty() && m_games.empty(); }

private:
    struct Player {
        std::string name;
        bool isRegistered = false;
    };
    struct Wait {
        TicketId ticket;
        core::QueueKey queue;
        Instant enteredAt{};
        /// While the player is not registered.
        Instant heardAt{};
    };
    struct Seat {
        PlayerId player;
        bool hasJoined = false;
        bool isHere = false;
        /// Lost the connection while here: back with the next one.
        bool isDropped = false;
        Instant awaySince{};
    };
    struct Game {
        core::QueueKey queue;
        std::array<Seat, 2> seats;
    };

    const Game* gameOf(PlayerId player) const;
    Seat* seatOf(PlayerId player);
    std::optional<ErrorCode> refusalInMatch(MatchId match, PlayerId player) const;
    DirectStatus statusOf(const Game& game) const;
    void connected(PlayerId player);
    void disconnected(PlayerId player, Instant now);
    void checkReply(const core::Command& command, const std::vector<core::Notice>& notices) const;
    void checkEnd(const core::Settlement& settlement) const;
    void makeGame(const core::Match& match, const StoreState& before);
    void checkPlayer(const core::Coordinator& core, const StoreState& stored, PlayerId player,
                     Instant now) const;
    void checkGame(MatchId id, const Game& game, const core::Match* match, Instant now) const;

    const core::Rules& m_rules;
    std::map<PlayerId, Player> m_players;
    std::map<PlayerId, Wait> m_waits;
    std::map<MatchId, Game> m_games;
    std::map<PlayerId, MatchId> m_gameOf;
    /// Of this step.
    std::optional<core::Command> m_command;
    std::map<MatchId, Game> m_ended;
};

} // namespace arcade::simulation
