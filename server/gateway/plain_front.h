#pragma once

#include "server/gateway/front.h"
#include "server/gateway/newcomer.h"
#include "server/gateway/plain_transport.h"
#include "server/gateway/reception.h"

#include <QTcpServer>

#include <list>
#include <span>
#include <vector>

namespace arcade::gateway {

/// A front for plain TCP, on sockets of the system's: WebSockets become plain transports, and what
/// speaks HTTP a socket of Qt's.
class PlainFront final : public Front,
                         private Newcomer::Owner,
                         private PolledSocket,
                         private Deadline {
public:
    struct Settings {
        /// From the connection to the end of the first request's head.
        Duration handshakeTimeout{};
        /// Bounds an incoming message.
        std::size_t messageBytes = 0;
    };

    /// Its transports must not outlive it.
    PlainFront(const Settings& settings, Reception& reception, Deadlines& deadlines);
    ~PlainFront() override;

    QTcpServer& server() override { return m_server; }
    Result<Done> start() override;
    void stop() override;

private:
    void ready(std::uint32_t events) override;
    void again() override;
    void turnEnds() override {}
    void passed() override;
    void headKnown(Newcomer& newcomer) override;
    void lost(Newcomer& newcomer) override;
    std::span<char> scratch() override { return m_scratch; }

    void acceptSome();
    void accepted(Descriptor socket, HttpOrigin origin);
    void serveHttp(Newcomer& newcomer, const Reception::Fate& fate);

    Settings m_settings;
    Reception& m_reception;
    /// Listens, no more: its socket is accepted from past it.
    QTcpServer m_server;
    PlainSockets m_sockets;
    std::vector<char> m_scratch;
    std::list<Newcomer> m_newcomers;
};

} // namespace arcade::gateway
