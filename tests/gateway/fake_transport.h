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
        /// Where the bytes of each were.
        std::vector<const char*> frames;
        std::int64_t pending = 0;
        /// Taken each time somebody looks.
        std::int64_t drains = 0;
        int looks = 0;
        int pings = 0;
        /// How many of the next pings are answered, at once.
        int answers = 0;
        std::optional<CloseCode> closedWith;
        bool isAborted = false;
    };

    explicit FakeTransport(Wire& wire)
        : m_wire(wire) {}

    void setHandler(TransportHandler* handler) override { m_wire.handler = handler; }
    void sendFrame(std::string_view frame) override {
        const auto length = static_cast<unsigned char>(frame[1]);
        const std::size_t head = length < 126 ? 2 : length == 126 ? 4 : 10;
        m_wire.sent.emplace_back(frame.substr(head));
        m_wire.frames.push_back(frame.data());
    }
    void ping() override {
        ++m_wire.pings;
        if (m_wire.answers-- > 0)
            m_wire.handler->pongReceived();
    }
    std::int64_t bytesPending() const override { return m_wire.pending; }
    std::int64_t bytesUnconfirmed() const override {
        ++m_wire.looks;
        return m_wire.pending -= m_wire.drains;
    }
    void close(CloseCode code, std::string_view) override { m_wire.closedWith = code; }
    void abort() override { m_wire.isAborted = true; }
    std::string peerAddress() const override { return "192.0.2.7"; }

private:
    Wire& m_wire;
};

} // namespace arcade::gateway::test
