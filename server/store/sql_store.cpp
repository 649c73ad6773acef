#include "server/store/sql_store.h"

#include "server/store/sql_backend.h"
#include "server/store/tables.h"

namespace arcade::store {

namespace {

struct Commit {
    std::vector<core::Record> records;
    std::vector<PlayerId> balancesOf;
    Instant now{};
    std::function<void(host::CommitReceipt)> done;
};

SqlBackend::Work workOf(Commit commit) {
    return [commit = std::move(commit)](Tables& tables) -> SqlBackend::Deliver {
        tables.clock.see(commit.now);
        auto receipt = commitRecords(tables, commit.records, commit.now);
        if (!commit.done)
            return {};
        for (const PlayerId player : commit.balancesOf)
            receipt.balances[player] = tables.ledger.balance(core::Account::available(player));
        return [done = commit.done, receipt = std::move(receipt)] { done(receipt); };
    };
}

} // namespace

Result<core::Snapshot> SqlStore::load() {
    return m_backend.load();
}

void SqlStore::commit(std::vector<core::Record> records, std::vector<PlayerId> balancesOf,
                      Instant now, std::function<void(host::CommitReceipt)> done) {
    m_backend.write(workOf({std::move(records), std::move(balancesOf), now, std::move(done)}));
}

void SqlStore::commitUnhurried(std::vector<core::Record> records, Instant now,
                               std::function<void(host::CommitReceipt)> done) {
    m_backend.writeUnhurried(workOf({std::move(records), {}, now, std::move(done)}));
}

void SqlStore::hurry() {
    m_backend.hurry();
}

} // namespace arcade::store
