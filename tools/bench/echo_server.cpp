#include "tools/bench/echo_server.h"

#include <QByteArray>
#include <QCryptographicHash>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <optional>
#include <utility>

namespace arcade::bench {
namespace {

constexpr int kBacklog = 4096;
constexpr int kEventsAtOnce = 256;
constexpr std::size_t kReadBytes = 64 * 1024;
constexpr std::uint8_t kFinal = 0x80;
constexpr std::uint8_t kMasked = 0x80;
constexpr std::uint8_t kText = 0x1;
constexpr std::size_t kMaskBytes = 4;
constexpr std::size_t kTwoByteLength = 126;

struct Frame {
    std::uint8_t opcode = 0;
    std::size_t headBytes = 0;
    std::size_t payloadBytes = 0;
};

std::uint8_t byteAt(std::string_view bytes, std::size_t index) {
    return static_cast<std::uint8_t>(bytes[index]);
}

/// Of a whole, masked frame of up to 64 KiB.
std::optional<Frame> frameIn(std::string_view bytes) {
    if (bytes.size() < 2)
        return std::nullopt;
    Frame frame{static_cast<std::uint8_t>(byteAt(bytes, 0) & 0x0FU), 2 + kMaskBytes,
                byteAt(bytes, 1) & 0x7FU};
    if (frame.payloadBytes == kTwoByteLength) {
        if (bytes.size() < 4)
            return std::nullopt;
        frame.payloadBytes = static_cast<std::size_t>(byteAt(bytes, 2) << 8U) | byteAt(bytes, 3);
        frame.headBytes += 2;
    }
    return bytes.size() < frame.headBytes + frame.payloadBytes ? std::nullopt
                                                               : std::optional(frame);
}

void appendHead(std::string& out, std::uint8_t opcode, std::size_t size) {
    out += static_cast<char>(kFinal | opcode);
    if (size < kTwoByteLength) {
        out += static_cast<char>(size);
        return;
    }
    out += static_cast<char>(kTwoByteLength);
    out += static_cast<char>(size >> 8U);
    out += static_cast<char>(size & 0xFFU);
}

/// RFC 6455, 4.2.2.
std::string acceptFor(std::string_view key) {
    QByteArray text(key.data(), static_cast<qsizetype>(key.size()));
    text += "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    return QCryptographicHash::hash(text, QCryptographicHash::Sha1).toBase64().toStdString();
}

} // namespace

EchoServer::EchoServer()
    : m_epoll(::epoll_create1(EPOLL_CLOEXEC)) {}

EchoServer::~EchoServer() {
    for (std::size_t socket = 0; socket < m_connections.size(); ++socket) {
        if (m_connections[socket])
            ::close(static_cast<int>(socket));
    }
    if (m_listener >= 0)
        ::close(m_listener);
    ::close(m_epoll);
}

std::uint16_t EchoServer::listen() {
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    auto* const generic = reinterpret_cast<sockaddr*>(&address);
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = m_listener;
    if (m_listener < 0 || ::bind(m_listener, generic, length) != 0 ||
        ::listen(m_listener, kBacklog) != 0 || ::getsockname(m_listener, generic, &length) != 0 ||
        ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_listener, &event) != 0)
        return 0;
    return ntohs(address.sin_port);
}

void EchoServer::serve() {
    for (;;)
        turn(-1);
}

void EchoServer::turn(int waitMs) {
    std::array<epoll_event, kEventsAtOnce> events{};
    const int count = ::epoll_wait(m_epoll, events.data(), kEventsAtOnce, waitMs);
    for (int index = 0; index < count; ++index) {
        const int socket = events[static_cast<std::size_t>(index)].data.fd;
        if (socket == m_listener)
            acceptAll();
        else
            read(socket);
    }
}

void EchoServer::acceptAll() {
    const int on = 1;
    for (int socket = 0; socket >= 0;) {
        socket = ::accept4(m_listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (socket < 0)
            break;
        ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        const auto place = static_cast<std::size_t>(socket);
        if (place >= m_connections.size())
            m_connections.resize(place + 64);
        m_connections[place] = std::make_unique<Connection>();
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.fd = socket;
        ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, socket, &event);
    }
}

void EchoServer::read(int socket) {
    thread_local std::array<char, kReadBytes> buffer;
    const auto count = ::recv(socket, buffer.data(), buffer.size(), 0);
    if (count < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (count <= 0)
        return drop(socket);
    Connection& connection = *m_connections[static_cast<std::size_t>(socket)];
    std::string_view bytes(buffer.data(), static_cast<std::size_t>(count));
    std::string joined;
    if (!connection.unread.empty()) {
        joined = std::exchange(connection.unread, {}).append(bytes);
        bytes = joined;
    }
    const bool isWell =
        connection.isOpen ? echo(socket, bytes) : upgrade(socket, connection, bytes);
    connection.unread = bytes;
    if (!isWell)
        drop(socket);
}

bool EchoServer::upgrade(int socket, Connection& connection, std::string_view& bytes) {
    const auto end = bytes.find("\r\n\r\n");
    if (end == bytes.npos)
        return true;
    const std::string_view name = "Sec-WebSocket-Key: ";
    const auto at = bytes.find(name);
    if (at == bytes.npos)
        return false;
    const std::string_view rest = bytes.substr(at + name.size());
    const std::string answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                               "Connection: Upgrade\r\nSec-WebSocket-Accept: " +
                               acceptFor(rest.substr(0, rest.find('\r'))) + "\r\n\r\n";
    // The client says nothing before it has the answer.
    bytes = {};
    connection.isOpen = true;
    return ::send(socket, answer.data(), answer.size(), MSG_NOSIGNAL) ==
           static_cast<ssize_t>(answer.size());
}

bool EchoServer::echo(int socket, std::string_view& bytes) {
    for (auto frame = frameIn(bytes); frame; frame = frameIn(bytes)) {
        if (frame->opcode != kText || (byteAt(bytes, 1) & kMasked) == 0)
            return false;
        const std::string_view mask = bytes.substr(frame->headBytes - kMaskBytes, kMaskBytes);
        const std::string_view payload = bytes.substr(frame->headBytes, frame->payloadBytes);
        m_out.clear();
        appendHead(m_out, kText, payload.size());
        for (std::size_t index = 0; index < payload.size(); ++index)
            m_out += static_cast<char>(payload[index] ^ mask[index % kMaskBytes]);
        if (::send(socket, m_out.data(), m_out.size(), MSG_NOSIGNAL) !=
            static_cast<ssize_t>(m_out.size()))
            return false;
        bytes.remove_prefix(frame->headBytes + frame->payloadBytes);
    }
    return true;
}

void EchoServer::drop(int socket) {
    m_connections[static_cast<std::size_t>(socket)].reset();
    ::close(socket);
}

} // namespace arcade::bench
