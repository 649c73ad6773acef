#include "server/gateway/socket_poll.h"

#include "shared/vocabulary/expect.h"

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include <unistd.h>

namespace arcade::gateway {

Result<Done> SocketPoll::open() {
    m_epoll = ::epoll_create1(EPOLL_CLOEXEC);
    if (m_epoll < 0)
        return Error{ErrorCode::Internal,
                     "Cannot watch sockets: " + std::generic_category().message(errno)};
    m_notifier = std::make_unique<QSocketNotifier>(m_epoll, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &SocketPoll::turn);
    return Done{};
}

SocketPoll::~SocketPoll() {
    m_notifier.reset();
    if (m_epoll >= 0)
        ::close(m_epoll);
}

bool SocketPoll::add(int descriptor, std::uint32_t events, PolledSocket& socket) {
    epoll_event wanted = {};
    wanted.events = events | EPOLLET;
    wanted.data.ptr = &socket;
    return ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, descriptor, &wanted) == 0;
}

void SocketPoll::pass(int descriptor, std::uint32_t events, PolledSocket& from, PolledSocket& to) {
    forget(from);
    epoll_event wanted = {};
    wanted.events = events | EPOLLET;
    wanted.data.ptr = &to;
    ARCADE_EXPECT(::epoll_ctl(m_epoll, EPOLL_CTL_MOD, descriptor, &wanted) == 0);
}

void SocketPoll::remove(int descriptor, PolledSocket& socket) {
    ::epoll_ctl(m_epoll, EPOLL_CTL_DEL, descriptor, nullptr);
    forget(socket);
}

void SocketPoll::forget(PolledSocket& socket) {
    for (std::size_t index = m_next; index < m_count; ++index)
        if (m_batch[index].data.ptr == &socket)
            m_batch[index].data.ptr = nullptr;
    if (std::exchange(socket.m_isCalledAgain, false))
        std::ranges::replace(m_again, &socket, nullptr);
    if (std::exchange(socket.m_isCalledAtEnd, false))
        std::ranges::replace(m_atEnd, &socket, nullptr);
}

void SocketPoll::callAgain(PolledSocket& socket) {
    if (!std::exchange(socket.m_isCalledAgain, true))
        m_again.push_back(&socket);
    finishLater();
}

void SocketPoll::callAtEnd(PolledSocket& socket) {
    if (!std::exchange(socket.m_isCalledAtEnd, true))
        m_atEnd.push_back(&socket);
    if (!m_isInTurn)
        finishLater();
}

void SocketPoll::turn() {
    m_isInTurn = true;
    // What a loop nested in one of the calls has left, or was left by the one it is nested in.
    if (m_next == m_count) {
        m_next = 0;
        m_count = static_cast<std::size_t>(std::max(
            0, ::epoll_wait(m_epoll, m_batch.data(), static_cast<int>(m_batch.size()), 0)));
    }
    while (m_next < m_count) {
        const epoll_event event = m_batch[m_next++];
        if (event.data.ptr != nullptr)
            static_cast<PolledSocket*>(event.data.ptr)->ready(event.events);
    }
    endTurn();
}

void SocketPoll::finishLater() {
    if (!std::exchange(m_willFinish, true))
        QMetaObject::invokeMethod(this, &SocketPoll::finish, Qt::QueuedConnection);
}

void SocketPoll::finish() {
    m_willFinish = false;
    m_isInTurn = true;
    // Those that ask for another call meanwhile wait for the next turn.
    for (std::size_t left = std::min(m_again.size(), m_batch.size()); left > 0; --left) {
        PolledSocket* const socket = m_again.front();
        m_again.pop_front();
        if (socket == nullptr)
            continue;
        socket->m_isCalledAgain = false;
        socket->again();
    }
    if (!m_again.empty())
        finishLater();
    endTurn();
}

void SocketPoll::endTurn() {
    for (std::size_t index = 0; index < m_atEnd.size(); ++index) {
        PolledSocket* const socket = m_atEnd[index];
        if (socket == nullptr)
            continue;
        socket->m_isCalledAtEnd = false;
        m_atEnd[index] = nullptr;
        socket->turnEnds();
    }
    m_atEnd.clear();
    m_isInTurn = false;
}

} // namespace arcade::gateway
