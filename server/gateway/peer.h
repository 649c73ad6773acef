#pragma once

#include "server/gateway/answer_times.h"
#include "server/gateway/backlog.h"
#include "server/gateway/deadlines.h"
#include "server/gateway/delayed_answers.h"
#include "server/gateway/dialect.h"
#include "server/gateway/rate_limiter.h"
#include "server/gateway/transport.h"
#include "server/host/coordinator_host.h"
#include "server/telemetry/metrics.h"

#include <chrono>
#include <functional>
#include <list>
#include <memory>
#include <string>
#include <string_view>

namespace arcade::gateway {

/// Bounds on one connection that speaks messages.
struct PeerLimits {
    /// What a newcomer has, in the way of its dialect.
    Duration authTimeout{10'000};
    /// At most; the first one comes after a quarter of it at least.
    Duration pingInterval{15'000};
    /// Shorter than the interval.
    Duration pongTimeout{5'000};
    /// A longer message is answered with TOO_LARGE, unread.
    std::size_t messageBytes = 16 * 1024;
    RateLimit messages = RateLimit::perSecond(50, 100);
    /// Refused messages, of any kind, that end the connection.
    RateLimit faults = RateLimit::perSecond(2, 200);
    /// Above it only the newest of each replaceable message is kept, not sent.
    std::int64_t backlogSoftBytes = 16 * 1024;
    /// Above it the connection is closed as too slow.
    std::int64_t backlogBytes = 1024 * 1024;
    /// Whoever takes nothing for so long of what is on its way is too slow, too.
    Duration drainTimeout{30'000};
    /// A watcher may take so long to answer a ping, behind what it has not read yet.
    Duration slowPongTimeout{300'000};
    /// How long the answer to keystrokes may wait to leave together with what else the player is
    /// told. The player's own client is ahead of it.
    Duration answerDelay{100};
};

/// One connection: decodes requests for the host, encodes what the host delivers, keeps the
/// heartbeat, the limits and the outgoing backlog.
class Peer final : public TransportHandler,
                   public host::SessionSink,
                   private Deadline,
                   private DelayedAnswer {
public:
    /// What all peers share; outlives them.
    struct Surroundings {
        host::CoordinatorHost& host;
        telemetry::Metrics& metrics;
        Deadlines& deadlines;
        DelayedAnswers& delayedAnswers;
        PeerLimits limits;
        /// The connection of one is over; it may be deleted later, not within.
        std::function<void(Peer&)> finished;
    };

    Peer(std::unique_ptr<Transport> transport, const Dialect& dialect,
         const Surroundings& surroundings);
    ~Peer() override;

    void textReceived(std::string_view text) override;
    void binaryReceived() override;
    void pongReceived() override;
    void bytesLeft() override;
    void closed() override;

    void authenticated() override;
    void fetch() const override;
    void deliver(const std::shared_ptr<const host::Outgoing>& outgoing,
                 std::string_view replyTo) override;
    void end(CloseCode code, std::string_view reason) override;

    std::int64_t bytesPending() const { return m_transport->bytesPending(); }

    /// Where its owner keeps it.
    std::list<Peer>::iterator place{};

private:
    enum class Stage : std::uint8_t { Greeting, Open, Ending };

    /// Authentication, then ping and pong in turn.
    void passed() override;
    void answerDue() override { sendWhatFits(); }
    bool mayBeSlow(std::chrono::steady_clock::time_point now) const;
    bool isStalled();
    void tooSlow();
    void ping();
    void refuse(Error error, const std::string& requestId);
    bool isAbusive();
    void keep(const std::shared_ptr<const host::Outgoing>& outgoing, std::string_view replyTo);
    void noteAnswer(std::string_view replyTo);
    void send(const host::Outgoing& outgoing, std::string_view replyTo);
    void sendFrame(std::string_view frame);
    void sendWaiting();
    /// The same, unless too much is on its way already.
    void sendWhatFits();

    std::unique_ptr<Transport> m_transport;
    const Dialect& m_dialect;
    const Surroundings& m_shared;
    host::SessionId m_session;
    TokenBucket m_messages;
    TokenBucket m_faults;
    Backlog m_backlog;
    AnswerTimes m_answerTimes;
    /// Of the host's standstills, those this peer has made allowance for.
    Duration m_stoodStill{};
    /// Sent in all, how much of it was taken when that was looked at last, and when it grew.
    std::int64_t m_sentBytes = 0;
    std::int64_t m_takenBytes = 0;
    std::chrono::steady_clock::time_point m_tookAt;
    std::chrono::steady_clock::time_point m_pingedAt;
    Stage m_stage = Stage::Greeting;
    /// A watcher may have to work through what it was sent since it was heard.
    bool m_isFed = false;
    bool m_isPinged = false;
    bool m_heardSincePing = false;
};

} // namespace arcade::gateway
