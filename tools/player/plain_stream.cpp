#include "tools/player/plain_stream.h"

#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace arcade::player {
namespace {

constexpr std::size_t kReadBytes = 64 * 1024;

std::string systemText(int code) {
    return std::strerror(code);
}

} // namespace

PlainStream::PlainStream(Loop& loop, const Endpoint& endpoint, Receiver& receiver)
    : m_loop(loop)
    , m_receiver(&receiver)
    , m_failSoon(loop, [this] { fail(m_failure); }) {
    m_socket = endpoint.connectSocket();
    if (m_socket < 0) {
        // Reported from the loop, so that the receiver never hears of a stream it does not have.
        m_failure = systemText(errno);
        m_failSoon.start(Clock::duration::zero());
        return;
    }
    m_events = EPOLLIN | EPOLLOUT;
    m_loop.add(m_socket, m_events, this);
}

PlainStream::~PlainStream() {
    shut();
}

void PlainStream::write(std::string_view bytes) {
    if (m_socket < 0)
        return;
    if (m_open && m_backlog.empty()) {
        const auto sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        // A broken connection shows itself at the next read.
        if (sent > 0)
            bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    if (bytes.empty())
        return;
    m_backlog += bytes;
    wantEvents(EPOLLIN | EPOLLOUT);
}

void PlainStream::close() {
    m_receiver = nullptr;
    if (m_socket >= 0 && m_open && !m_backlog.empty())
        flush();
    shut();
}

void PlainStream::detach() {
    m_receiver = nullptr;
}

void PlainStream::ready(std::uint32_t events) {
    if (!m_open && !finishConnecting())
        return;
    if (m_socket >= 0 && (events & EPOLLOUT) != 0)
        flush();
    if (m_socket >= 0 && (events & (EPOLLIN | EPOLLHUP | EPOLLERR)) != 0)
        receive();
}

bool PlainStream::finishConnecting() {
    int fault = 0;
    socklen_t length = sizeof fault;
    ::getsockopt(m_socket, SOL_SOCKET, SO_ERROR, &fault, &length);
    if (fault != 0) {
        fail(systemText(fault));
        return false;
    }
    m_open = true;
    if (m_receiver)
        m_receiver->streamOpened();
    return m_socket >= 0;
}

void PlainStream::receive() {
    thread_local std::array<char, kReadBytes> buffer;
    const auto count = ::recv(m_socket, buffer.data(), buffer.size(), 0);
    if (count > 0) {
        if (m_receiver)
            m_receiver->streamBytes({buffer.data(), static_cast<std::size_t>(count)});
    } else if (count == 0) {
        fail("the peer closed the connection");
    } else if (errno != EAGAIN && errno != EINTR) {
        fail(systemText(errno));
    }
}

void PlainStream::flush() {
    while (!m_backlog.empty()) {
        const auto sent = ::send(m_socket, m_backlog.data(), m_backlog.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return;
        m_backlog.erase(0, static_cast<std::size_t>(sent));
    }
    wantEvents(EPOLLIN);
}

void PlainStream::fail(const std::string& reason) {
    shut();
    if (Receiver* const receiver = std::exchange(m_receiver, nullptr))
        receiver->streamClosed(reason);
}

void PlainStream::shut() {
    if (m_socket < 0)
        return;
    if (m_events != 0)
        m_loop.remove(m_socket);
    ::close(std::exchange(m_socket, -1));
    m_open = false;
}

void PlainStream::wantEvents(std::uint32_t events) {
    if (m_socket < 0 || events == m_events)
        return;
    m_events = events;
    m_loop.change(m_socket, events);
}

} // namespace arcade::player
