#include "server/host/delivery_queue.h"

#include "shared/vocabulary/expect.h"

#include <utility>

namespace arcade::host {
namespace {

/// Fills in what only the store knows of a settlement.
void complete(const Delivery& delivery, const CommitReceipt& receipt) {
    ServerMessage& message = delivery.outgoing->message;
    if (auto* result = std::get_if<GameResult>(&message)) {
        if (const auto found = receipt.settled.find(result->matchId);
            found != receipt.settled.end())
            result->txHash.value = found->second.txHash;
    } else if (auto* settled = std::get_if<MatchSettled>(&message)) {
        const auto found = receipt.settled.find(settled->matchId);
        if (found == receipt.settled.end())
            return;
        settled->txHash = found->second.txHash;
        const auto balance = found->second.balances.find(delivery.player);
        ARCADE_EXPECT(balance != found->second.balances.end());
        settled->balance = balance->second;
    }
}

/// Acknowledges nothing that is stored: a returning player sends again from what the server holds.
bool isVolatile(const ServerMessage& message) {
    return std::holds_alternative<GameState>(message) ||
           std::holds_alternative<OpponentProgress>(message);
}

} // namespace

DeliveryQueue::DeliveryQueue(Store& store, Deliver deliver)
    : m_store(store)
    , m_deliver(std::move(deliver)) {}

void DeliveryQueue::commit(std::vector<core::Record> records, std::vector<Delivery> deliveries,
                           Instant now) {
    const std::uint64_t sequence = ++m_sequence;
    m_batches.push_back({sequence, {}});
    m_store.commit(std::move(records), now,
                   [this, sequence](const CommitReceipt& receipt) { durable(sequence, receipt); });
    for (Delivery& delivery : deliveries) {
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
    m_batches[waiting->second - first].deliveries.push_back(std::move(delivery));
}

void DeliveryQueue::sendBehindAll(Delivery delivery) {
    if (m_batches.empty()) {
        m_deliver(delivery);
        return;
    }
    m_waiting[delivery.session] = m_batches.back().sequence;
    m_batches.back().deliveries.push_back(std::move(delivery));
}

void DeliveryQueue::whenDurable(std::function<void()> call) {
    ARCADE_EXPECT(!m_batches.empty());
    m_batches.back().calls.push_back(std::move(call));
}

void DeliveryQueue::durable(std::uint64_t sequence, const CommitReceipt& receipt) {
    ARCADE_EXPECT(!m_batches.empty() && m_batches.front().sequence == sequence);
    const Batch batch = std::move(m_batches.front());
    m_batches.pop_front();
    for (const Delivery& delivery : batch.deliveries) {
        const auto waiting = m_waiting.find(delivery.session);
        if (waiting != m_waiting.end() && waiting->second == sequence)
            m_waiting.erase(waiting);
    }
    for (const Delivery& delivery : batch.deliveries) {
        complete(delivery, receipt);
        m_deliver(delivery);
    }
    for (const auto& call : batch.calls)
        call();
}

} // namespace arcade::host
