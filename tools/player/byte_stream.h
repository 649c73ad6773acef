#pragma once

#include "tools/player/endpoint.h"
#include "tools/player/loop.h"

#include <memory>
#include <string>
#include <string_view>

namespace arcade::player {

/// A connection that carries bytes, plain or under TLS.
class ByteStream {
public:
    /// Gets what happens. Each call may give up the stream through Loop::dispose.
    class Receiver {
    public:
        virtual void streamOpened() = 0;
        virtual void streamBytes(std::string_view bytes) = 0;
        /// The last call: the peer closed, or the connection failed.
        virtual void streamClosed(const std::string& reason) = 0;

    protected:
        ~Receiver() = default;
    };

    virtual ~ByteStream() = default;
    /// Buffers what the peer does not take at once.
    virtual void write(std::string_view bytes) = 0;
    /// The peer sees the end of the stream after everything written; nothing is received any more.
    virtual void close() = 0;
    /// No further call reaches the receiver.
    virtual void detach() = 0;

    /// Begins to connect; the certificate of a TLS server is not verified, as a load generator
    /// and tests meet self-signed ones.
    static std::shared_ptr<ByteStream> open(Loop& loop, const Endpoint& endpoint,
                                            Receiver& receiver);
};

} // namespace arcade::player
