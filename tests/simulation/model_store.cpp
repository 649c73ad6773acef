#include "tests/simulation/model_store.h"

namespace arcade::simulation {

void ModelStore::commit(std::vector<core::Record> records, std::vector<core::Notice> notices,
                        Instant at) {
    m_pending.push_back({m_nextSequence++, std::move(records), std::move(notices), at});
}

void ModelStore::makeDurable(std::size_t batches) {
    for (; batches > 0 && !m_pending.empty(); --batches) {
        const Batch batch = std::move(m_pending.front());
        m_pending.pop_front();
        for (const core::Record& record : batch.records)
            m_durable.apply(record);
        m_durable.aliveAt = batch.at;
        m_durableHandler(batch);
    }
}

void ModelStore::loseTail() {
    m_pending.clear();
    m_durable.releaseOrphans();
    m_applied = m_durable;
}

} // namespace arcade::simulation
