#pragma once

#include "server/gateway/connection_count.h"
#include "server/gateway/plain_transport.h"

#include <QTcpSocket>

#include <list>
#include <memory>
#include <span>

namespace arcade::gateway {

/// A new connection over plain TCP until the head of its first request is known, which then still
/// waits in the socket.
class Newcomer final : private PolledSocket, private Deadline {
public:
    class Owner {
    public:
        /// Each is the last the newcomer does: it may be deleted within.
        virtual void headKnown(Newcomer& newcomer) = 0;
        /// It has left, or took too long.
        virtual void lost(Newcomer& newcomer) = 0;
        /// Room for a head and one byte more.
        virtual std::span<char> scratch() = 0;

    protected:
        ~Owner() = default;
    };

    Newcomer(Owner& owner, PlainSockets& shared, Descriptor socket, HttpOrigin origin,
             ConnectionCount::Entry entry, const HttpLimits& limits);
    ~Newcomer() override;

    /// The time begins now. False when it cannot be watched.
    bool begin(Duration limit);

    /// Once known: past the head, or Failed.
    const HttpRequestParser& head() const { return m_head; }
    const HttpOrigin& origin() const { return m_origin; }
    ConnectionCount::Verdict verdict() const { return m_entry.verdict; }

    /// What becomes of it, once; a handshake is answered and taken from the socket.
    std::unique_ptr<Transport> toTransport();
    enum class Head { Waits, IsTaken };
    /// Null when the system has no room for it. `Head` says what the reader finds in the socket.
    std::unique_ptr<QTcpSocket> toQtSocket(Head head);

    /// Where its owner keeps it.
    std::list<Newcomer>::iterator place{};

private:
    void ready(std::uint32_t events) override;
    void again() override {}
    void turnEnds() override {}
    void passed() override { m_owner.lost(*this); }

    void takeHead();

    Owner& m_owner;
    PlainSockets& m_shared;
    Descriptor m_socket;
    HttpOrigin m_origin;
    ConnectionCount::Entry m_entry;
    HttpRequestParser m_head;
};

} // namespace arcade::gateway
