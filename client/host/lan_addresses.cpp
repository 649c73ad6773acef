#include "client/host/lan_addresses.h"

namespace arcade::client {
namespace {

constexpr int kLongestPrefix = 30;

bool isUp(const QNetworkInterface& interface) {
    const auto needed = QNetworkInterface::IsUp | QNetworkInterface::IsRunning;
    return (interface.flags() & needed) == needed;
}

bool isIPv4(const QNetworkAddressEntry& entry) {
    return entry.ip().protocol() == QAbstractSocket::IPv4Protocol;
}

} // namespace

QHostAddress broadcastOf(const QHostAddress& address, int prefixLength) {
    if (prefixLength < 1 || prefixLength > kLongestPrefix)
        return {};
    const quint32 hostBits = 0xFFFF'FFFFU >> prefixLength;
    return QHostAddress(address.toIPv4Address() | hostBits);
}

QStringList lanAddresses(const QList<QNetworkInterface>& interfaces) {
    QStringList addresses;
    for (const QNetworkInterface& interface : interfaces) {
        if (!isUp(interface) || (interface.flags() & QNetworkInterface::IsLoopBack))
            continue;
        for (const QNetworkAddressEntry& entry : interface.addressEntries()) {
            if (isIPv4(entry) && !entry.ip().isLoopback() && !entry.ip().isLinkLocal())
                addresses << entry.ip().toString();
        }
    }
    addresses.removeDuplicates();
    return addresses;
}

QList<QHostAddress> broadcastAddresses(const QList<QNetworkInterface>& interfaces) {
    QList<QHostAddress> targets;
    for (const QNetworkInterface& interface : interfaces) {
        const bool isLoopback = interface.flags() & QNetworkInterface::IsLoopBack;
        const bool canBroadcast = interface.flags() & QNetworkInterface::CanBroadcast;
        if (!isUp(interface) || !(isLoopback || canBroadcast))
            continue;
        for (const QNetworkAddressEntry& entry : interface.addressEntries()) {
            // The interface's own broadcast address is often left unset, the network's last is not.
            const QHostAddress target =
                isIPv4(entry) ? broadcastOf(entry.ip(), entry.prefixLength()) : QHostAddress();
            if (!target.isNull() && !targets.contains(target))
                targets << target;
        }
    }
    return targets;
}

QStringList lanAddresses() {
    return lanAddresses(QNetworkInterface::allInterfaces());
}

QList<QHostAddress> broadcastAddresses() {
    return broadcastAddresses(QNetworkInterface::allInterfaces());
}

} // namespace arcade::client
