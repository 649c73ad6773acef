#include "server/gateway/connection_count.h"

#include <algorithm>
#include <utility>

namespace arcade::gateway {
namespace {

/// Refusals that are told at the same time.
constexpr int kRefusalsAtOnce = 256;

} // namespace

/// A child of the socket rather than a slot for its signals: QtWebSockets disconnects those.
class ConnectionCount::Ticket : public QObject {
public:
    Ticket(QObject& socket, std::shared_ptr<Counts> counts, std::string key)
        : QObject(&socket)
        , m_counts(std::move(counts))
        , m_key(std::move(key)) {}
    ~Ticket() override {
        --m_counts->total;
        const auto there = m_counts->byAddress.find(m_key);
        if (--there->second == 0)
            m_counts->byAddress.erase(there);
    }

private:
    std::shared_ptr<Counts> m_counts;
    std::string m_key;
};

ConnectionCount::ConnectionCount(const Limits& limits)
    : m_limits(limits)
    , m_counts(std::make_shared<Counts>()) {}

ConnectionCount::Verdict ConnectionCount::countIn(QObject& socket, const HttpOrigin& origin) {
    const int inAll = ++m_counts->total;
    const int fromThere = ++m_counts->byAddress[origin.limitKey];
    new Ticket(socket, m_counts, origin.limitKey);
    const bool isExempt = origin.isLoopback && !m_limits.limitLoopback;
    const int over =
        std::max(inAll - m_limits.connections, isExempt ? 0 : fromThere - m_limits.perAddress);
    if (over <= 0)
        return Verdict::Welcome;
    return over <= kRefusalsAtOnce ? Verdict::Full : Verdict::Overrun;
}

} // namespace arcade::gateway
