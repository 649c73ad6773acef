#include "server/store/ledger_auditor.h"

#include "server/store/ledger_audit.h"
#include "server/store/sql_connection.h"

namespace arcade::store {

LedgerAuditor::~LedgerAuditor() {
    m_isStopped = true;
    m_requests.close();
    if (m_thread.joinable())
        m_thread.join();
}

void LedgerAuditor::verify(host::Reply<LedgerReport> reply) {
    m_requests.push(std::move(reply));
    if (!m_thread.joinable())
        m_thread = std::thread([this] { run(); });
}

void LedgerAuditor::run() {
    while (!m_requests.isFinished()) {
        for (auto& reply : m_requests.take(1)) {
            m_mailbox->post({[reply = std::move(reply), report = verifyOnce()] { reply(report); }});
        }
    }
}

Result<LedgerReport> LedgerAuditor::verifyOnce() {
    auto connection = SqlConnection::open(m_database, SqlConnection::Access::Read, m_busyTimeout);
    if (!connection)
        return connection.error();
    try {
        return auditLedger(*connection.value(), m_isStopped);
    } catch (const StoreFault& fault) {
        return Error{ErrorCode::Internal,
                     std::string("the ledger cannot be read: ") + fault.what()};
    }
}

} // namespace arcade::store
