#include "server/store/sql_store.h"

#include "server/store/sql_backend.h"
#include "server/store/tables.h"

namespace arcade::store {

Result<core::Snapshot> SqlStore::load() {
    return m_backend.load();
}

void SqlStore::commit(std::vector<core::Record> records, std::vector<PlayerId> balancesOf,
                      Instant now, std::function<void(host::CommitReceipt)> done) {
    m_backend.write([records = std::move(records), balancesOf = std::move(balancesOf), now,
                     done = std::move(done)](Tables& tables) -> SqlBackend::Deliver {
        tables.clock.see(now);
        auto receipt = commitRecords(tables, records, now);
        if (!done)
            return {};
        for (const PlayerId player : balancesOf)
            receipt.balances[player] = tables.ledger.balance(core::Account::available(player));
        return [done, receipt = std::move(receipt)] { done(receipt); };
    });
}

} // namespace arcade::store
