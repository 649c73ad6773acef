#pragma once

#include <QHostAddress>
#include <QList>
#include <QNetworkInterface>
#include <QStringList>

namespace arcade::client {

/// What friends can reach this computer at: IPv4 addresses of networks that are up, without
/// loopback and link-local ones.
QStringList lanAddresses();

/// Where a question reaches everyone on each network that is up, and on this computer itself.
QList<QHostAddress> broadcastAddresses();

/// The same of given interfaces.
QStringList lanAddresses(const QList<QNetworkInterface>& interfaces);
QList<QHostAddress> broadcastAddresses(const QList<QNetworkInterface>& interfaces);

/// The last address of a network; null where there is none (point to point, 31 bits or more).
QHostAddress broadcastOf(const QHostAddress& address, int prefixLength);

} // namespace arcade::client
