#pragma once

#include "tools/player/byte_stream.h"

#include <wslay/wslay.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace arcade::player {

/// How a WebSocket ended. Code 1006: without a close frame.
struct CloseInfo {
    int code = 1006;
    std::string reason;
    /// Nobody was there to answer.
    bool isUnanswered = false;
};

/// The client's end of a WebSocket that carries text. Answers pings of the protocol by itself,
/// and ends the connection on frames the protocol forbids.
class WebSocket final : private ByteStream::Receiver {
public:
    /// Each call may give up the socket through Loop::dispose.
    class Receiver {
    public:
        virtual void socketOpened() = 0;
        virtual void socketText(std::string_view text) = 0;
        /// The last call.
        virtual void socketClosed(const CloseInfo& info) = 0;

    protected:
        ~Receiver() = default;
    };

    /// Begins to connect and to upgrade at `path`.
    WebSocket(Loop& loop, const Endpoint& endpoint, std::string_view path, Receiver& receiver);
    ~WebSocket();

    /// Only once open.
    void send(std::string_view text);
    /// Starts the closing handshake; socketClosed follows.
    void close(int code);
    /// The connection is gone at once, without a word to the peer; no further call.
    void cut();

private:
    struct Codec;

    void streamOpened() override;
    void streamBytes(std::string_view bytes) override;
    void streamClosed(const std::string& reason) override;
    bool readHandshake(std::string_view bytes);
    void readFrames();
    void writeFrames();
    void end(CloseInfo info);

    Loop& m_loop;
    Receiver* m_receiver;
    std::string m_request;
    std::string m_expectedAccept;
    std::string m_head;
    std::string_view m_unread;
    std::string m_outgoing;
    CloseInfo m_peerClosed;
    bool m_open = false;
    bool m_corking = false;
    Timer m_limit;
    std::unique_ptr<wslay_event_context, void (*)(wslay_event_context*)> m_frames;
    std::shared_ptr<ByteStream> m_stream;
};

} // namespace arcade::player
