#pragma once

#include "server/gateway/transport.h"

#include <optional>
#include <string>
#include <vector>

namespace arcade::gateway::test {

/// A connection whose far end is the test: it says how much waits to be sent, and sees what was.
class FakeTransport : public Transport {
public:
    /// Outlives the transport, which belongs to the peer.
    struct Wire {
        TransportHandler* handler = nullptr;
        std::vector<std::string> sent;
        std::int64_t pending = 0;
        std::optional<CloseCode> closedWith;
        bool isAborted = false;
    };

    explicit FakeTransport(Wire& wire)
        : m_wire(wire) {}

    void setHandler(TransportHandler* handler) override { m_wire.handler = handler; }
    void sendText(std::string_view text) override { m_wire.sent.emplace_back(text); }
    std::int64_t bytesPending() const override { return m_wire.pending; }
    void close(CloseCode code, std::string_view) override { m_wire.closedWith = code; }
    void abort() override { m_wire.isAborted = true; }
    std::string peerAddress() const override { return "192.0.2.7"; }

private:
    Wire& m_wire;
};

} // namespace arcade::gateway::test
