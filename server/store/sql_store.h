#pragma once

#include "server/host/ports.h"

namespace arcade::store {

class SqlBackend;

/// The records of the core in an SQL database.
class SqlStore final : public host::Store {
public:
    explicit SqlStore(SqlBackend& backend)
        : m_backend(backend) {}

    Result<core::Snapshot> load() override;
    using host::Store::commit;
    void commit(std::vector<core::Record> records, std::vector<PlayerId> balancesOf, Instant now,
                std::function<void(host::CommitReceipt)> done) override;
    void commitUnhurried(std::vector<core::Record> records, Instant now,
                         std::function<void(host::CommitReceipt)> done) override;
    void hurry() override;

private:
    SqlBackend& m_backend;
};

} // namespace arcade::store
