#pragma once

#include "server/core/coordinator.h"
#include "tests/simulation/chronicle.h"
#include "tests/simulation/dice.h"
#include "tests/simulation/direct_book.h"
#include "tests/simulation/direct_games.h"
#include "tests/simulation/inspector.h"
#include "tests/simulation/model_store.h"
#include "tests/simulation/patience_oracle.h"
#include "tests/simulation/referee.h"
#include "tests/simulation/scenario.h"
#include "tests/simulation/spectator_oracle.h"
#include "tests/simulation/tally.h"

#include <memory>
#include <vector>

namespace arcade::simulation {

class SqlMirror;

/// The core, a store and players in simulated time. What is done to the core goes through here and
/// is watched; every breach is thrown as a Failure.
class World {
public:
    enum class Prints { None, OfEveryOutcome };
    World(const Scenario& scenario, Tally& tally, Prints prints, bool verbose);
    ~World();
    World(const World&) = delete;
    World& operator=(const World&) = delete;

    /// One turn: time passes, somebody acts, something becomes durable.
    void step();
    /// Everyone leaves; a quarter of an hour passes; nothing may be left.
    void quiesce();

    Dice& dice() { return m_dice; }
    const Scenario& scenario() const { return m_scenario; }
    std::vector<Client>& clients() { return m_clients; }
    const core::Coordinator& core() const { return m_core; }
    int stepNumber() const { return m_step; }
    const Chronicle& chronicle() const { return m_chronicle; }
    /// Hashes of all outcomes, in order.
    const std::vector<std::uint64_t>& prints() const { return m_prints; }

    /// What a client or the operator may do. True when the core did it.
    bool send(const core::Command& command);
    void enter(Client& client, const core::QueueKey& queue, const QueuePreferences& preferences);
    void connect(Client& client);
    void disconnect(Client& client);
    void watch(Client& client, MatchId match);
    void unwatch(Client& client, MatchId match);
    void bet(Client& client, const SpectateBet& bet);
    std::optional<MatchId> watchedBy(const Client& client) const {
        return m_spectators.watchedBy(client.id);
    }

private:
    void addClients();
    void passTime();
    void advanceTo(Instant target);
    void settleAtOnce();
    void take(core::Outcome outcome);
    void tell(PlayerId player, ServerMessage message);
    void deliver(const ModelStore::Batch& batch);
    void deliver(Client& client, const ServerMessage& message, const ModelStore::Batch& batch);
    void endStep();

    void sendDirect(const core::Command& command);
    void checkEntryRefusal(const Client& client, const std::optional<Error>& refusal) const;
    std::optional<ErrorCode> reserve(const core::EnterQueue& entry);
    void finishEntry(std::size_t index);
    std::set<PlayerId> reserving() const;
    std::optional<ErrorCode> reserveBet(const core::PlaceBet& bet);
    void finishBet(std::size_t index);
    void releaseBet(const core::PlaceBet& bet);
    void keepAlive();
    void actAsOperator();
    void standStill();
    void restart();
    void forgetSessions();
    Inspector inspector() const;

    Scenario m_scenario;
    Dice m_dice;
    Tally& m_tally;
    Chronicle m_chronicle;
    core::Coordinator m_core;
    ModelStore m_store;
    /// The real one, in some runs.
    std::unique_ptr<SqlMirror> m_database;
    std::vector<Client> m_clients;
    Referee m_referee;
    PatienceOracle m_patience;
    /// Reservations made whose command is on its way.
    std::vector<core::EnterQueue> m_entering;
    std::vector<core::PlaceBet> m_betting;
    SpectatorOracle m_spectators;
    DirectBook m_direct;
    std::unique_ptr<DirectGames> m_directGames;
    Instant m_now{};
    /// When the core was last called.
    Instant m_lastCall{};
    Instant m_lastCommit{};
    /// The server stood still: who goes before then is not to blame.
    Instant m_blamelessUntil{};
    int m_step = 0;
    Prints m_printing;
    std::vector<std::uint64_t> m_prints;
};

} // namespace arcade::simulation
