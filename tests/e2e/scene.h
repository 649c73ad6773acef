#pragma once

#include "tests/e2e/coordinator_process.h"
#include "tests/e2e/waiting.h"
#include "tools/player/player.h"

#include <QStringList>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace arcade::e2e {

/// Settings under which a duel takes some seconds.
QStringList quickSettings(const QStringList& further = {});

/// A coordinator of its own, players before it, and what was found wrong. Runs in any thread.
class Scene : private player::Observer {
public:
    explicit Scene(const QStringList& settings = quickSettings());
    ~Scene() override;

    CoordinatorProcess server;
    /// For players who join from now on.
    player::Expectations expectations;
    /// Called before the contract's player acts on a message, and after it has sent one.
    std::function<void(player::Player&, const ServerMessage&)> onReceived;
    std::function<void(player::Player&, const ClientMessage&)> onSent;

    /// Signs in and opens the session, by way of another port if one is given.
    player::Player& join(const player::Identity& identity, const player::Behaviour& behaviour,
                         quint16 port = 0);
    const std::vector<std::unique_ptr<player::Player>>& players() const { return m_players; }

    /// Both note what is wrong, and say whether all was well.
    bool check(bool holds, const std::string& what);
    bool until(const std::string& what, const std::function<bool()>& holds);
    /// That no player saw a broken promise, and that results of the same match are one story.
    void checkContracts();
    /// That the ledger is sound, and that balances, stakes, burn and rake are what was minted.
    /// Everyone must be connected and settled.
    void checkMoney();

    bool isWell() const { return m_failures.isEmpty(); }
    /// Sentences, and when there are some what everyone saw and the end of the server's log.
    QString report() const;

private:
    void sent(player::Player& sender, const ClientMessage& message, std::string_view id,
              player::Time now) override;
    void received(player::Player& receiver, const codec::Decoded<ServerMessage>& decoded,
                  player::Time now) override;
    void moved(player::Player& who, player::Stage from) override;
    void note(const player::Player& player, const std::string& line);

    player::Loop m_loop;
    std::vector<std::unique_ptr<player::Player>> m_players;
    /// What each player saw and did, by callsign.
    std::map<std::string, std::vector<std::string>> m_traces;
    player::Time m_begin = player::Clock::now();
    QStringList m_failures;
};

/// A player for an exact course: types without errors at this speed, accepts at once, and stays.
player::Behaviour steady(double wpm);
/// The same, who enters a queue only when told to.
player::Behaviour waitingToBeTold(double wpm);

bool hasResult(const player::Player& player);

/// The first sentences of a report, for the message of a test; all of it goes to the test's output.
QByteArray told(const QString& report);

/// Runs the scripts in threads of their own, some at a time; the reports in their order.
QStringList runTogether(const std::vector<std::function<QString()>>& scripts);

} // namespace arcade::e2e
