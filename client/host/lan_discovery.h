#pragma once

#include "client/host/found_servers.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <QUdpSocket>

#include <deque>
#include <string_view>

namespace arcade::client {

struct DiscoveryOptions {
    quint16 port = kDiscoveryPort;
    Duration interval{1'000};
    /// Silence after which a server is taken for gone: two lost datagrams are forgiven.
    Duration kept{3'000};
};

/// Looks for coordinators on the LAN while a list of them is open: asks by broadcast on every
/// network that is up, and on this computer. Finds nothing, quietly, where there is no network.
class LanDiscovery : public QObject {
    Q_OBJECT

public:
    explicit LanDiscovery(const DiscoveryOptions& options = {}, QObject* parent = nullptr);

    void start();
    /// Forgets what was found.
    void stop();
    bool isSearching() const { return m_rounds.isActive(); }

    const QList<FoundServer>& servers() const { return m_list; }
    /// Datagrams that were no answer to a question of ours.
    quint64 malformed() const { return m_malformed; }

Q_SIGNALS:
    void searchingChanged();
    void serversChanged();

private:
    struct Asked {
        quint64 number = 0;
        Instant at{};
    };

    void ask();
    void read();
    void hear(std::string_view text, const QHostAddress& from);
    void publish();
    Instant now() const { return instantFromMs(m_clock.elapsed()); }

    DiscoveryOptions m_options;
    FoundServers m_found;
    QList<FoundServer> m_list;
    QUdpSocket m_socket;
    QTimer m_rounds;
    QTimer m_look;
    QElapsedTimer m_clock;
    /// The last rounds, whose answers still count.
    std::deque<Asked> m_asked;
    quint64 m_malformed = 0;
};

} // namespace arcade::client
