#pragma once

#include "tests/simulation/store_state.h"

#include <deque>
#include <functional>

namespace arcade::simulation {

/// The store as the host sees it: commits in order, durable a while later, and lost from some
/// point on when the process is killed.
class ModelStore {
public:
    struct Batch {
        std::uint64_t sequence = 0;
        std::vector<core::Record> records;
        /// They leave when the batch is durable.
        std::vector<core::Notice> notices;
        Instant at{};
    };
    using Durable = std::function<void(const Batch&)>;

    explicit ModelStore(Durable durable)
        : m_durableHandler(std::move(durable)) {}

    /// Everything the core has said, durable or not.
    StoreState& applied() { return m_applied; }
    const StoreState& applied() const { return m_applied; }
    /// What a restart finds.
    const StoreState& durable() const { return m_durable; }

    /// The records were applied to applied() already.
    void commit(std::vector<core::Record> records, std::vector<core::Notice> notices, Instant at);
    /// A change that answers after everything committed before it.
    template <class Change>
    auto change(const Change& apply) {
        flush();
        apply(m_durable);
        return apply(m_applied);
    }

    std::size_t pending() const { return m_pending.size(); }
    /// Of the next batch.
    std::uint64_t nextSequence() const { return m_nextSequence; }
    void makeDurable(std::size_t batches);
    void flush() { makeDurable(m_pending.size()); }
    /// Kill -9: what is not durable never happened. Releases what nothing owns.
    void loseTail();

private:
    Durable m_durableHandler;
    StoreState m_applied;
    StoreState m_durable;
    std::deque<Batch> m_pending;
    std::uint64_t m_nextSequence = 1;
};

} // namespace arcade::simulation
