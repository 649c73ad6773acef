#pragma once

#include "shared/vocabulary/instant.h"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace arcade::gateway {

struct EngineIoTimes {
    Duration pingInterval{25'000};
    /// For the answer to a ping; whoever does not poll any more is found out by it, too.
    Duration pingTimeout{20'000};
    /// From the offer of a WebSocket to the move there.
    Duration upgrade{10'000};
    /// What a polling client has to fetch the news that the session is over.
    Duration farewell{3'000};
};

/// What carries a session.
enum class EngineIoCarrier { Polling, WebSocket };

/// Why a session is over.
enum class EngineIoEnd {
    Left,   ///< the client said so, or what carried it is gone
    Silent, ///< a ping was not answered in time
    Faulty, ///< the client broke the protocol
    Closed, ///< this side said so
};

/// One session of Engine.IO 4, without its sockets and timers: long-polling, the move to a
/// WebSocket, heartbeat and end. What it wants done it tells its output, which may call it back
/// from within `message`.
class EngineIoSession {
public:
    using Time = std::chrono::steady_clock::time_point;

    class Output {
    public:
        virtual ~Output() = default;
        /// The request that waits gets this body.
        virtual void answerPoll(std::string payload) = 0;
        /// To the WebSocket that carries the session, framed by textFrame().
        virtual void writeFrame(std::string_view frame) = 0;
        /// To the WebSocket that was offered.
        virtual void sendToOffered(std::string_view packet) = 0;
        /// The offered WebSocket carries the session from now on.
        virtual void moveToOffered() = 0;
        virtual void dropOffered() = 0;
        /// The text of a message from the client.
        virtual void message(std::string_view text) = 0;
        virtual void binaryMessage() = 0;
        /// The last thing it says, once.
        virtual void ended(EngineIoEnd how) = 0;
    };

    EngineIoSession(EngineIoCarrier carrier, const EngineIoTimes& times, Output& output, Time now);

    /// Whether a request was in order; when not, the session is over, or was not asked for.
    enum class Verdict { Taken, Refused };
    /// Answered at once or later, by answerPoll.
    Verdict poll();
    /// The client has hung up on a poll.
    void pollGone();
    /// A body of packets, which is UTF-8.
    Verdict post(std::string_view payload, Time now);

    /// A packet on the WebSocket that carries the session.
    void socketPacket(std::string_view packet, Time now);
    void socketGone();

    /// Refused once one was offered or carries the session.
    Verdict offerSocket(Time now);
    void offeredPacket(std::string_view packet);
    void offeredGone();

    /// A message packet, or several with separators between them, framed by textFrame().
    void send(std::string_view frame);
    /// What was sent before still arrives. `ended` follows in bounded time.
    void close(Time now);

    bool isOver() const { return m_stage == Stage::Ended; }
    bool isOnSocket() const { return m_stage == Stage::WebSocket; }
    std::size_t bytesWaiting() const { return m_waiting.size(); }

    /// When `advance` is to be called at the latest; nothing once it is over.
    std::optional<Time> nextDeadline() const;
    void advance(Time now);

private:
    enum class Stage {
        Polling,
        Offered,   ///< polling, with a WebSocket that has not been tried yet
        Upgrading, ///< it was tried, and the client stops polling
        WebSocket,
        Closing, ///< the news waits for a poll
        Ended,
    };

    void enter(Stage stage);
    bool isOffered() const { return m_stage == Stage::Offered || m_stage == Stage::Upgrading; }
    /// False for what no client says.
    bool take(std::string_view packet, Time now);
    void heardPong(Time now);
    void beat(Time now);
    void queue(std::string_view packets);
    void answer();
    void sendPackets(std::string_view payload);
    void end(EngineIoEnd how);

    EngineIoTimes m_times;
    Output& m_output;
    Stage m_stage;
    bool m_hasPoll = false;
    bool m_awaitsPong = false;
    /// For the next ping, or for its answer.
    Time m_beatDue;
    /// Of the upgrade, or of the farewell.
    Time m_stageDue{};
    /// Packets for the next poll, or for the WebSocket when the client moves there first.
    std::string m_waiting;
};

} // namespace arcade::gateway
