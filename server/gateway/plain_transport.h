#pragma once

#include "server/gateway/connection_count.h"
#include "server/gateway/deadlines.h"
#include "server/gateway/descriptor.h"
#include "server/gateway/frame_reader.h"
#include "server/gateway/socket_poll.h"
#include "server/gateway/transport.h"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace arcade::gateway {

/// Readers of frames, lent to connections from the first byte of a message to its last: a
/// connection on which nothing happens needs none.
class FrameReaders {
public:
    /// Bounds an incoming message; a larger one closes with 1009.
    explicit FrameReaders(std::size_t messageBytes)
        : m_messageBytes(messageBytes) {}

    std::unique_ptr<FrameReader> take();
    /// An idle one.
    void giveBack(std::unique_ptr<FrameReader> reader);

private:
    std::size_t m_messageBytes;
    std::vector<std::unique_ptr<FrameReader>> m_spare;
};

/// What all connections over plain TCP share; outlives them.
struct PlainSockets {
    PlainSockets(Deadlines& allDeadlines, std::size_t messageBytes)
        : deadlines(allDeadlines)
        , readers(messageBytes) {}

    Deadlines& deadlines;
    SocketPoll poll;
    FrameReaders readers;
};

/// A WebSocket connection over a TCP socket of the system's, without TLS.
class PlainTransport final : public Transport, private PolledSocket, private Deadline {
public:
    /// Takes over a socket that does not block and `earlier` had in the poll. The handshake was
    /// read from it; `answer` is sent first.
    PlainTransport(PlainSockets& shared, PolledSocket& earlier, Descriptor socket,
                   ConnectionCount::Ticket ticket, std::string answer);
    ~PlainTransport() override;

    void setHandler(TransportHandler* handler) override { m_handler = handler; }
    void sendFrame(std::string_view frame) override;
    void fetch() const override;
    void ping() override;
    std::int64_t bytesPending() const override;
    std::int64_t bytesUnconfirmed() const override;
    void close(CloseCode code, std::string_view reason) override;
    void abort() override;
    std::string peerAddress() const override;

private:
    enum class Stage : std::uint8_t {
        Open,
        Closing, ///< our close frame is under way, the peer's is waited for
        Leaving, ///< the last frame is under way, and what still comes is dropped
        Gone,    ///< the socket is closed; the handler is told at the end of the turn
        Told,
    };
    class Source;

    void ready(std::uint32_t events) override;
    void again() override;
    void turnEnds() override;
    void passed() override;

    void read();
    bool readFrames();
    bool take(const FrameReader::Item& item);
    bool drop();
    void answerPing(std::string_view payload);
    void closeReceived(std::string_view payload);
    void leave(std::string_view lastFrame);
    void queue(std::string_view bytes);
    void flush();
    bool write();
    void end();
    void vanish();

    PlainSockets& m_shared;
    TransportHandler* m_handler = nullptr;
    ConnectionCount::Ticket m_ticket;
    /// While a message is incomplete.
    std::unique_ptr<FrameReader> m_reader;
    /// A pong for which there was no room; a newer one takes its place.
    std::unique_ptr<std::string> m_latePong;
    std::string m_outgoing;
    /// Of it, what the system has taken.
    std::size_t m_sentBytes = 0;
    Descriptor m_socket;
    Stage m_stage = Stage::Open;
    /// The peer sends no more, or an error waits: what is left is read up to it.
    bool m_isEnding = false;
    bool m_hasShutDown = false;
};

} // namespace arcade::gateway
