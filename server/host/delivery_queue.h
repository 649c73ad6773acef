#pragma once

#include "server/host/ports.h"
#include "server/host/session.h"

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
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

    DeliveryQueue(Store& store, Deliver deliver);

    /// Commits the records; the deliveries leave when they are durable, completed with the
    /// transaction hash and balances of the matches settled in them. Of a step of many matches,
    /// what tells of typing waits for nothing but what goes to the same session before it.
    void commit(std::vector<core::Record> records, std::vector<Delivery> deliveries, Instant now);
    /// Volatile: at once, or behind what the same session waits for.
    void send(Delivery delivery);
    /// Behind everything committed so far, for a message that tells the whole state.
    void sendBehindAll(Delivery delivery);
    /// Called once what is pending now is durable and delivered; something must be.
    void whenDurable(std::function<void()> call);

    /// Commits that are not durable yet.
    std::size_t pending() const { return m_batches.size(); }

private:
    struct Batch {
        std::uint64_t sequence = 0;
        std::vector<Delivery> deliveries;
        std::vector<std::function<void()>> calls{};
    };

    void durable(std::uint64_t sequence, const CommitReceipt& receipt);

    Store& m_store;
    Deliver m_deliver;
    std::deque<Batch> m_batches;
    /// The last batch each session waits for.
    std::map<SessionId, std::uint64_t> m_waiting;
    std::uint64_t m_sequence = 0;
};

} // namespace arcade::host
