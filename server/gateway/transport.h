#pragma once

#include "server/gateway/text_frame.h"
#include "shared/vocabulary/close_code.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace arcade::gateway {

/// Hears what happens on a connection. The transport may be deleted after `closed`, not within it.
class TransportHandler {
public:
    virtual ~TransportHandler() = default;
    /// A whole text message, valid UTF-8.
    virtual void textReceived(std::string_view text) = 0;
    /// A whole binary message, which no dialect of ours speaks.
    virtual void binaryReceived() = 0;
    /// The far end answered a ping of the transport's own.
    virtual void pongReceived() = 0;
    /// Some of what was pending has left.
    virtual void bytesLeft() = 0;
    /// The last thing a transport says; never called from within one of its own functions.
    virtual void closed() = 0;
};

/// One accepted connection that carries messages: all the rest of the server knows of sockets.
/// One thread.
class Transport {
public:
    virtual ~Transport() = default;

    virtual void setHandler(TransportHandler* handler) = 0;
    /// Queues a message framed by textFrame(); nothing blocks. Bounding what is pending is the
    /// caller's part.
    virtual void sendFrame(std::string_view frame) = 0;
    void sendText(std::string_view text) { sendFrame(textFrame(text)); }
    /// Something is sent soon: asks for the memory that will take (`fetch.h`).
    virtual void fetch() const {}
    /// Asks for a sign of life below the messages, which every client answers by itself;
    /// `pongReceived` follows.
    virtual void ping() = 0;
    /// Bytes accepted for sending that the operating system has not taken yet.
    virtual std::int64_t bytesPending() const = 0;
    /// The same and those on their way: what the far end's machine has not confirmed.
    virtual std::int64_t bytesUnconfirmed() const = 0;
    /// Sends what is pending and closes with the code; `closed` follows within a few seconds
    /// whatever the peer does.
    virtual void close(CloseCode code, std::string_view reason) = 0;
    /// Drops the connection at once; `closed` follows.
    virtual void abort() = 0;
    /// The peer's network address, as text.
    virtual std::string peerAddress() const = 0;
};

} // namespace arcade::gateway
