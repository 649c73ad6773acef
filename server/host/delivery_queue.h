#pragma once

#include "server/host/fan_out.h"
#include "server/host/ports.h"
#include "server/host/session.h"

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace arcade::host {

struct Delivery {
    SessionId session;
    /// Whose session it is; null before sign-in.
    PlayerId player;
    std::shared_ptr<Outgoing> outgoing;
    std::string replyTo;
};

/// Durable before visible: what acknowledges records leaves after their commit, and nothing
/// overtakes it on the way to the same session.
class DeliveryQueue {
public:
    using Deliver = std::function<void(const Delivery&)>;

    DeliveryQueue(Store& store, Deliver deliver, FanOut& fanOut);

    struct Leaving {
        std::vector<Delivery> deliveries;
        std::vector<Broadcast> broadcasts;
    };
    /// Commits the records; what is to leave does so when they are durable, completed with the
    /// transaction hashes and balances of what was booked with them. Of a step of many matches,
    /// what tells of typing waits for nothing but what goes to the same session before it. A commit
    /// that nothing waits for may take its time.
    void commit(std::vector<core::Record> records, Leaving leaving, Instant now);
    /// Volatile: at once, or behind what the same session waits for.
    void send(Delivery delivery);
    /// Behind everything committed so far, for a message that tells the whole state.
    void sendBehindAll(Delivery delivery);
    /// Called once what is pending now is durable and delivered; at once if nothing is.
    void whenDurable(std::function<void()> call);

    /// Commits that are not durable yet.
    std::size_t pending() const { return m_batches.size(); }
    /// When the oldest of them was begun.
    std::optional<Instant> oldestSince() const {
        return m_batches.empty() ? std::nullopt : std::optional{m_batches.front().since};
    }

private:
    struct Batch {
        std::uint64_t sequence = 0;
        Instant since{};
        bool isAwaited = true;
        Leaving leaving;
        std::vector<std::function<void()>> calls{};
    };

    /// The newest one, which somebody waits for from now on.
    Batch& awaited();
    void durable(std::uint64_t sequence, const CommitReceipt& receipt);

    Store& m_store;
    Deliver m_deliver;
    FanOut& m_fanOut;
    std::deque<Batch> m_batches;
    /// The last batch each session waits for.
    std::map<SessionId, std::uint64_t> m_waiting;
    std::uint64_t m_sequence = 0;
};

} // namespace arcade::host
