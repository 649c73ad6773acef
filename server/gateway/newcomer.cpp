#include "server/gateway/newcomer.h"

#include "server/gateway/web_socket_handshake.h"

#include <algorithm>
#include <cerrno>
#include <utility>

#include <sys/socket.h>

namespace arcade::gateway {

Newcomer::Newcomer(Owner& owner, PlainSockets& shared, Descriptor socket, HttpOrigin origin,
                   ConnectionCount::Entry entry, const HttpLimits& limits)
    : Deadline(shared.deadlines)
    , m_owner(owner)
    , m_shared(shared)
    , m_socket(std::move(socket))
    , m_origin(std::move(origin))
    , m_entry(std::move(entry))
    , m_head(limits) {}

Newcomer::~Newcomer() {
    if (m_socket.isOpen())
        m_shared.poll.remove(m_socket.number(), *this);
}

bool Newcomer::begin(Duration limit) {
    setIn(limit);
    return m_shared.poll.add(m_socket.number(), EPOLLIN | EPOLLRDHUP, *this);
}

void Newcomer::ready(std::uint32_t) {
    const std::span<char> scratch = m_owner.scratch();
    const ssize_t bytes = ::recv(m_socket.number(), scratch.data(), scratch.size(), MSG_PEEK);
    if (bytes < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    const std::string_view waiting(scratch.data(),
                                   static_cast<std::size_t>(std::max<ssize_t>(bytes, 0)));
    if (bytes <= 0)
        m_owner.lost(*this);
    else if (m_head.parseHead(waiting) != HttpRequestParser::State::NeedMore)
        m_owner.headKnown(*this);
}

std::unique_ptr<Transport> Newcomer::toTransport() {
    clear();
    takeHead();
    return std::make_unique<PlainTransport>(m_shared, static_cast<PolledSocket&>(*this),
                                            std::move(m_socket), std::move(m_entry.ticket),
                                            handshakeAnswer(m_head.request()));
}

std::unique_ptr<QTcpSocket> Newcomer::toQtSocket(Head head) {
    clear();
    m_shared.poll.remove(m_socket.number(), *this);
    if (head == Head::IsTaken)
        takeHead();
    auto socket = std::make_unique<QTcpSocket>();
    if (!socket->setSocketDescriptor(m_socket.number()))
        return nullptr;
    m_socket.release();
    ConnectionCount::countWith(*socket, std::move(m_entry.ticket));
    return socket;
}

void Newcomer::takeHead() {
    std::size_t left = m_head.headBytes();
    while (left > 0) {
        const std::span<char> scratch = m_owner.scratch();
        const ssize_t bytes =
            ::recv(m_socket.number(), scratch.data(), std::min(left, scratch.size()), 0);
        if (bytes <= 0)
            return;
        left -= static_cast<std::size_t>(bytes);
    }
}

} // namespace arcade::gateway
