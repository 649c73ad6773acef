#pragma once

#include "server/gateway/head_reader.h"
#include "server/gateway/newcomer.h"
#include "server/gateway/qt_upgrader.h"

#include <QTcpServer>

#include <array>
#include <memory>
#include <span>

#include <fcntl.h>

namespace arcade::gateway::test {

/// What a message of the servers below may hold.
inline constexpr std::int64_t kMessageBytes = 5000;

/// Accepts one connection and makes a transport of it.
class TransportServer : public QTcpServer {
public:
    TransportServer() { listen(QHostAddress::LocalHost); }

    /// Whoever is to hear the transport from its beginning.
    TransportHandler* handler = nullptr;
    std::unique_ptr<Transport> transport;

protected:
    void adopt(std::unique_ptr<Transport> made) {
        transport = std::move(made);
        transport->setHandler(handler);
    }
};

class QtServer : public TransportServer {
public:
    ~QtServer() override { transport.reset(); }

protected:
    void incomingConnection(qintptr descriptor) override {
        auto* socket = new LingeringSocket<QTcpSocket>(this);
        socket->setSocketDescriptor(descriptor);
        new HeadReader(
            socket, {}, std::chrono::seconds{20},
            [this](QTcpSocket* known, const HttpRequestParser&) {
                m_upgrader.upgrade(known, [this](std::unique_ptr<Transport> upgraded) {
                    adopt(std::move(upgraded));
                });
            },
            this);
    }

private:
    QtUpgrader m_upgrader{QtTransport::Limits{kMessageBytes, 300'000}};
};

class PlainServer final : public TransportServer, private Newcomer::Owner {
public:
    PlainServer() {
        if (!m_sockets.poll.open())
            qFatal("no poll");
    }
    ~PlainServer() override { transport.reset(); }

protected:
    void incomingConnection(qintptr descriptor) override {
        const auto number = static_cast<int>(descriptor);
        ::fcntl(number, F_SETFL, O_NONBLOCK);
        m_newcomer = std::make_unique<Newcomer>(static_cast<Newcomer::Owner&>(*this), m_sockets,
                                                Descriptor(number), HttpOrigin{},
                                                m_count.countIn(HttpOrigin{}), HttpLimits{});
        m_newcomer->begin(std::chrono::seconds{20});
    }

private:
    void headKnown(Newcomer& newcomer) override {
        adopt(newcomer.toTransport());
        m_newcomer.reset();
    }
    void lost(Newcomer&) override { m_newcomer.reset(); }
    std::span<char> scratch() override { return m_scratch; }

    Deadlines m_deadlines;
    PlainSockets m_sockets{m_deadlines, kMessageBytes};
    ConnectionCount m_count{{}};
    std::array<char, 20'000> m_scratch{};
    std::unique_ptr<Newcomer> m_newcomer;
};

} // namespace arcade::gateway::test
