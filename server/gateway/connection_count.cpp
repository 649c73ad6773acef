#include "server/gateway/connection_count.h"

#include <algorithm>
#include <utility>

namespace arcade::gateway {
namespace {

/// Refusals that are told at the same time.
constexpr int kRefusalsAtOnce = 256;

/// A child of the socket rather than a slot for its signals: QtWebSockets disconnects those.
class TicketOfSocket : public QObject {
public:
    TicketOfSocket(QObject& socket, ConnectionCount::Ticket ticket)
        : QObject(&socket)
        , m_ticket(std::move(ticket)) {}

private:
    ConnectionCount::Ticket m_ticket;
};

} // namespace

ConnectionCount::Ticket::Ticket(std::shared_ptr<Counts> counts, const std::string& key)
    : m_counts(std::move(counts))
    , m_address(m_counts->byAddress.try_emplace(key).first) {
    ++m_counts->total;
    ++m_address->second;
}

ConnectionCount::Ticket::~Ticket() {
    // One that was moved from has none.
    if (!m_counts)
        return;
    --m_counts->total;
    if (--m_address->second == 0)
        m_counts->byAddress.erase(m_address);
}

ConnectionCount::ConnectionCount(const Limits& limits)
    : m_limits(limits)
    , m_counts(std::make_shared<Counts>()) {}

ConnectionCount::Entry ConnectionCount::countIn(const HttpOrigin& origin) {
    Ticket ticket(m_counts, origin.limitKey);
    const bool isExempt = origin.isLoopback && !m_limits.limitLoopback;
    const int fromThere = m_counts->byAddress.at(origin.limitKey);
    const int over = std::max(m_counts->total - m_limits.connections,
                              isExempt ? 0 : fromThere - m_limits.perAddress);
    if (over <= 0)
        return {Verdict::Welcome, std::move(ticket)};
    return {over <= kRefusalsAtOnce ? Verdict::Full : Verdict::Overrun, std::move(ticket)};
}

ConnectionCount::Verdict ConnectionCount::countIn(QObject& socket, const HttpOrigin& origin) {
    Entry entry = countIn(origin);
    countWith(socket, std::move(entry.ticket));
    return entry.verdict;
}

void ConnectionCount::countWith(QObject& socket, Ticket ticket) {
    new TicketOfSocket(socket, std::move(ticket));
}

} // namespace arcade::gateway
