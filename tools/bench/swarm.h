#pragma once

#include "tools/bench/arrivals.h"
#include "tools/bench/client.h"
#include "tools/bench/histogram.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace arcade::bench {

/// Many clients of one process.
class Swarm final : private Client::Listener {
public:
    struct Plan {
        int clients = 1;
        Dialect dialect = Dialect::Arcade;
        /// The beginning of their names.
        std::string prefix = "c";
        int atOnce = 64;
    };
    /// A message, and when it was read from the socket.
    using Hearer = std::function<void(Client& client, std::string_view frame, player::Time now)>;

    Swarm(player::Loop& loop, const player::Endpoint& server, const Plan& plan);

    /// Everyone gets a token.
    void signIn();
    /// Everyone who is not connected comes, signing in first if need be.
    void open(std::chrono::milliseconds over = std::chrono::milliseconds{0});
    void setHearer(Hearer hearer) { m_hearer = std::move(hearer); }
    /// Where the next connections go.
    void moveTo(const player::Endpoint& server) { m_place.server = server; }
    /// How many may be on their way from now on.
    void setAtOnce(int count) { m_arrivals.setAtOnce(count); }
    /// All connections are gone at once.
    void cut();

    /// Nobody is on the way any more.
    bool hasArrived() const { return m_arrivals.areOver(); }
    int countOf(Client::Stage stage) const;
    int size() const { return static_cast<int>(m_clients.size()); }
    Client& client(int number) { return *m_clients[static_cast<std::size_t>(number)]; }

    /// Connections that ended without our doing.
    int lost() const { return m_lost; }
    /// What went wrong first, if anything.
    const std::string& trouble() const { return m_trouble; }
    /// From the beginning of the TCP connection to session.state, since `forget`.
    const Histogram& opening() const { return m_opening; }
    void forget() { m_opening = Histogram{}; }

private:
    void moved(Client& client, Client::Stage from) override;
    void heard(Client& client, std::string_view frame, player::Time now) override;

    Client::Place m_place;
    std::vector<std::unique_ptr<Client>> m_clients;
    Arrivals m_arrivals;
    Hearer m_hearer;
    Histogram m_opening;
    std::string m_trouble;
    int m_lost = 0;
};

} // namespace arcade::bench
