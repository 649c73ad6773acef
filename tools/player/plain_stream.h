#pragma once

#include "tools/player/byte_stream.h"

namespace arcade::player {

/// A non-blocking TCP socket in the loop's epoll set.
class PlainStream final : public ByteStream, private Loop::Watcher {
public:
    PlainStream(Loop& loop, const Endpoint& endpoint, Receiver& receiver);
    ~PlainStream() override;

    void write(std::string_view bytes) override;
    void close() override;
    void detach() override;

private:
    void ready(std::uint32_t events) override;
    bool finishConnecting();
    void receive();
    void flush();
    void fail(const std::string& reason);
    void shut();
    void wantEvents(std::uint32_t events);

    Loop& m_loop;
    Receiver* m_receiver;
    Timer m_failSoon;
    std::string m_failure;
    std::string m_backlog;
    int m_socket = -1;
    std::uint32_t m_events = 0;
    bool m_open = false;
};

} // namespace arcade::player
