#include "server/host/delivery_queue.h"

#include "shared/vocabulary/expect.h"

#include <algorithm>
#include <utility>

namespace arcade::host {
namespace {

/// Fills in what only the store knows of what was booked.
class Completion {
public:
    Completion(const CommitReceipt& receipt, PlayerId player)
        : m_receipt(receipt)
        , m_player(player) {}

    void operator()(GameResult& result) const {
        if (const auto* settled = booked(m_receipt.settled, result.matchId))
            result.txHash.value = settled->txHash;
    }
    void operator()(MatchSettled& message) const {
        const auto* settled = booked(m_receipt.settled, message.matchId);
        if (settled == nullptr)
            return;
        message.txHash = settled->txHash;
        message.balance = balance(settled->balances);
    }
    void operator()(BalanceUpdate& update) const { update.balance = balance(m_receipt.balances); }
    void operator()(SpectateBetAccepted& accepted) const {
        const auto* placed = booked(m_receipt.betsPlaced, accepted.receipt.bet);
        if (placed == nullptr)
            return;
        accepted.receipt.txHash = placed->txHash;
        accepted.balance = placed->balance;
    }
    void operator()(SpectateResult& result) const {
        const auto* settled = booked(m_receipt.betsSettled, result.matchId);
        if (settled != nullptr && !result.bets.empty())
            result.balance = balance(settled->balances);
    }
    template <class Other>
    void operator()(Other&) const {}

private:
    template <class Key, class Value>
    static const Value* booked(const std::map<Key, Value>& values, const Key& key) {
        const auto found = values.find(key);
        return found == values.end() ? nullptr : &found->second;
    }
    const Amount& balance(const std::map<PlayerId, Amount>& balances) const {
        const Amount* known = booked(balances, m_player);
        ARCADE_EXPECT(known != nullptr);
        return *known;
    }

    const CommitReceipt& m_receipt;
    PlayerId m_player;
};

/// Acknowledges nothing that is stored: a returning player sends again from what the server holds.
bool isVolatile(const ServerMessage& message) {
    return std::holds_alternative<GameState>(message) ||
           std::holds_alternative<OpponentProgress>(message);
}

std::vector<PlayerId> balancesTold(const std::vector<Delivery>& deliveries) {
    std::vector<PlayerId> players;
    for (const Delivery& delivery : deliveries) {
        if (std::holds_alternative<BalanceUpdate>(delivery.outgoing->message))
            players.push_back(delivery.player);
    }
    return players;
}

} // namespace

DeliveryQueue::DeliveryQueue(Store& store, Deliver deliver, FanOut& fanOut)
    : m_store(store)
    , m_deliver(std::move(deliver))
    , m_fanOut(fanOut) {}

void DeliveryQueue::commit(std::vector<core::Record> records, Leaving leaving, Instant now) {
    const std::uint64_t sequence = ++m_sequence;
    const bool isAwaited = !leaving.broadcasts.empty() ||
                           !std::ranges::all_of(leaving.deliveries, [](const Delivery& delivery) {
                               return isVolatile(delivery.outgoing->message);
                           });
    m_batches.push_back({sequence, now, isAwaited, {{}, std::move(leaving.broadcasts)}});
    const auto done = [this, sequence](const CommitReceipt& receipt) {
        durable(sequence, receipt);
    };
    if (isAwaited)
        m_store.commit(std::move(records), balancesTold(leaving.deliveries), now, done);
    else
        m_store.commitUnhurried(std::move(records), now, done);
    for (Delivery& delivery : leaving.deliveries) {
        if (!isVolatile(delivery.outgoing->message))
            m_waiting[delivery.session] = sequence;
        send(std::move(delivery));
    }
}

void DeliveryQueue::send(Delivery delivery) {
    const auto waiting = m_waiting.find(delivery.session);
    if (waiting == m_waiting.end()) {
        m_deliver(delivery);
        return;
    }
    const std::uint64_t first = m_batches.front().sequence;
    m_batches[waiting->second - first].leaving.deliveries.push_back(std::move(delivery));
}

void DeliveryQueue::sendBehindAll(Delivery delivery) {
    if (m_batches.empty()) {
        m_deliver(delivery);
        return;
    }
    Batch& batch = awaited();
    m_waiting[delivery.session] = batch.sequence;
    batch.leaving.deliveries.push_back(std::move(delivery));
}

void DeliveryQueue::whenDurable(std::function<void()> call) {
    if (m_batches.empty())
        call();
    else
        awaited().calls.push_back(std::move(call));
}

DeliveryQueue::Batch& DeliveryQueue::awaited() {
    Batch& batch = m_batches.back();
    if (!std::exchange(batch.isAwaited, true))
        m_store.hurry();
    return batch;
}

void DeliveryQueue::durable(std::uint64_t sequence, const CommitReceipt& receipt) {
    ARCADE_EXPECT(!m_batches.empty() && m_batches.front().sequence == sequence);
    Batch batch = std::move(m_batches.front());
    m_batches.pop_front();
    for (const Delivery& delivery : batch.leaving.deliveries) {
        const auto waiting = m_waiting.find(delivery.session);
        if (waiting != m_waiting.end() && waiting->second == sequence)
            m_waiting.erase(waiting);
    }
    // They wait there for their turn, or for a message to the same player.
    for (Broadcast& broadcast : batch.leaving.broadcasts) {
        std::visit(Completion(receipt, broadcast.to.front()), broadcast.outgoing->message);
        m_fanOut.add(std::move(broadcast));
    }
    for (const Delivery& delivery : batch.leaving.deliveries) {
        std::visit(Completion(receipt, delivery.player), delivery.outgoing->message);
        m_deliver(delivery);
    }
    for (const auto& call : batch.calls)
        call();
}

} // namespace arcade::host
