#pragma once

#include "shared/protocol/discovery_messages.h"
#include "shared/vocabulary/instant.h"

#include <QHostAddress>
#include <QList>
#include <QString>

#include <map>

namespace arcade::client {

/// A coordinator on the LAN as a list shows it.
struct FoundServer {
    QString name;
    QString version;
    /// `192.168.1.20:5000`
    QString address;
    /// `http(s)://192.168.1.20:5000`
    QString url;
    int playersOnline = 0;
    /// Of the last answer.
    int pingMs = 0;

    friend bool operator==(const FoundServer&, const FoundServer&) = default;
};

/// Who answered lately. A coordinator that answers on several ways is one server, shown with one
/// of its addresses for as long as that one answers: this computer's own first.
class FoundServers {
public:
    static constexpr std::size_t kMaxServers = 64;

    explicit FoundServers(Duration kept)
        : m_kept(kept) {}

    /// `now` never goes back. Whoever answers first when the list is full stays.
    void hear(const DiscoveryAnswer& answer, const QHostAddress& from, Duration roundTrip,
              Instant now);
    /// Drops who was silent for too long.
    void forget(Instant now);
    void clear() { m_servers.clear(); }

    /// By name, then by address.
    QList<FoundServer> list() const;

private:
    struct Way {
        Duration roundTrip{};
        Instant heard{};
    };
    struct Server {
        DiscoveryAnswer answer;
        /// By IPv4 address.
        std::map<quint32, Way> ways;
        quint32 shown = 0;
    };

    void dropPredecessors(const DiscoveryAnswer& answer, quint32 address);
    static void chooseWay(Server& server);

    Duration m_kept;
    std::map<ServerInstanceId, Server> m_servers;
};

} // namespace arcade::client
