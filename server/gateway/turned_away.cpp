#include "server/gateway/turned_away.h"

#include <utility>

namespace arcade::gateway {

TurnedAway::TurnedAway(std::unique_ptr<Transport> transport, QObject* parent)
    : QObject(parent)
    , m_transport(std::move(transport)) {
    m_transport->setHandler(this);
    m_transport->close(CloseCode::ServerFull, "The server takes no more connections now.");
}

} // namespace arcade::gateway
