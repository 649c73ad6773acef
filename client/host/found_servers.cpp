#include "client/host/found_servers.h"

#include <algorithm>

namespace arcade::client {
namespace {

/// Ways to one server that are remembered.
constexpr std::size_t kMaxWays = 16;

/// On one line, whatever a stranger calls the server.
QString plainName(const std::string& name) {
    QString text = QString::fromStdString(name);
    for (QChar& character : text) {
        if (!character.isPrint() && !character.isSurrogate())
            character = u' ';
    }
    return text.simplified();
}

bool isLoopback(quint32 address) {
    return QHostAddress(address).isLoopback();
}

} // namespace

void FoundServers::hear(const DiscoveryAnswer& answer, const QHostAddress& from, Duration roundTrip,
                        Instant now) {
    bool isIPv4 = false;
    const quint32 address = from.toIPv4Address(&isIPv4);
    const bool isKnown = m_servers.contains(answer.instance);
    if (!isIPv4 || (!isKnown && m_servers.size() >= kMaxServers))
        return;
    dropPredecessors(answer, address);
    Server& server = m_servers[answer.instance];
    server.answer = answer;
    if (server.ways.size() < kMaxWays || server.ways.contains(address))
        server.ways[address] = {roundTrip, now};
    chooseWay(server);
}

// A server that was started anew answers where it did before, as another instance.
void FoundServers::dropPredecessors(const DiscoveryAnswer& answer, quint32 address) {
    std::erase_if(m_servers, [&](const auto& entry) {
        return entry.first != answer.instance && entry.second.answer.port == answer.port &&
               entry.second.ways.contains(address);
    });
}

void FoundServers::chooseWay(Server& server) {
    const auto own = std::find_if(server.ways.begin(), server.ways.end(),
                                  [](const auto& way) { return isLoopback(way.first); });
    if (own != server.ways.end())
        server.shown = own->first;
    else if (!server.ways.contains(server.shown))
        server.shown = server.ways.begin()->first;
}

void FoundServers::forget(Instant now) {
    for (auto& [id, server] : m_servers) {
        std::erase_if(server.ways,
                      [&](const auto& way) { return now - way.second.heard > m_kept; });
    }
    std::erase_if(m_servers, [](const auto& entry) { return entry.second.ways.empty(); });
    for (auto& [id, server] : m_servers)
        chooseWay(server);
}

QList<FoundServer> FoundServers::list() const {
    QList<FoundServer> servers;
    for (const auto& [id, server] : m_servers) {
        const QString address =
            QHostAddress(server.shown).toString() + u':' + QString::number(server.answer.port);
        const QString scheme =
            server.answer.tls ? QStringLiteral("https://") : QStringLiteral("http://");
        const QString name = plainName(server.answer.name);
        servers << FoundServer{name.isEmpty() ? address : name,
                               QString::fromStdString(server.answer.version),
                               address,
                               scheme + address,
                               server.answer.playersOnline,
                               static_cast<int>(server.ways.at(server.shown).roundTrip.count())};
    }
    std::sort(servers.begin(), servers.end(),
              [](const FoundServer& left, const FoundServer& right) {
                  const int byName = left.name.compare(right.name, Qt::CaseInsensitive);
                  return byName != 0 ? byName < 0 : left.address < right.address;
              });
    return servers;
}

} // namespace arcade::client
