#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace arcade::bench {

/// What a WebSocket echo costs that does nothing else: non-blocking sockets in one epoll set, each
/// message answered by itself. It serves a benchmark on loopback, whose clients are well-behaved:
/// there is no limit and no time-out, and what does not fit into the socket is dropped with it.
class EchoServer {
public:
    EchoServer();
    EchoServer(const EchoServer&) = delete;
    EchoServer& operator=(const EchoServer&) = delete;
    ~EchoServer();

    /// On a free port of 127.0.0.1; 0 when that failed.
    std::uint16_t listen();
    /// Until the process ends.
    [[noreturn]] void serve();
    /// Waits for events at most so long and handles them.
    void turn(int waitMs);

private:
    struct Connection {
        bool isOpen = false;
        /// What has not made a whole request or frame yet.
        std::string unread;
    };

    void acceptAll();
    void read(int socket);
    /// Takes what is whole off the bytes; false ends the connection.
    bool upgrade(int socket, Connection& connection, std::string_view& bytes);
    bool echo(int socket, std::string_view& bytes);
    void drop(int socket);

    int m_epoll = -1;
    int m_listener = -1;
    std::vector<std::unique_ptr<Connection>> m_connections;
    std::string m_out;
};

} // namespace arcade::bench
