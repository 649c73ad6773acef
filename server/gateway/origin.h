#pragma once

#include "server/gateway/http_handler.h"

#include <QHostAddress>

namespace arcade::gateway {

/// Where a connection comes from; an IPv4 address in IPv6 clothing is an IPv4 address.
HttpOrigin originOf(const QHostAddress& address);

} // namespace arcade::gateway
