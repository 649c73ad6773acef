#pragma once

#include "server/gateway/transport.h"

#include <QObject>

#include <memory>

namespace arcade::gateway {

/// A WebSocket connection there is no room for: it is told so, with close code 1013.
class TurnedAway : public QObject, public TransportHandler {
public:
    TurnedAway(std::unique_ptr<Transport> transport, QObject* parent);

    void textReceived(std::string_view) override {}
    void binaryReceived() override {}
    void pongReceived() override {}
    void bytesLeft() override {}
    void closed() override { deleteLater(); }

private:
    std::unique_ptr<Transport> m_transport;
};

} // namespace arcade::gateway
