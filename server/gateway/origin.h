#pragma once

#include "server/gateway/http_handler.h"

#include <QHostAddress>
#include <QList>

namespace arcade::gateway {

/// Where a connection comes from; an IPv4 address in IPv6 clothing is an IPv4 address.
HttpOrigin originOf(const QHostAddress& address);

/// Whether loopback and private networks (link-local, RFC 1918, RFC 4193) alone reach who listens
/// at the address, on a computer that has these addresses of its own.
bool isReachedPrivately(const QHostAddress& listening, const QList<QHostAddress>& own);

} // namespace arcade::gateway
