#pragma once

#include "server/gateway/http_handler.h"

#include <QObject>

#include <map>
#include <memory>
#include <string>

namespace arcade::gateway {

/// Open connections, in all and by network address.
class ConnectionCount {
    using ByAddress = std::map<std::string, int>;
    struct Counts {
        int total = 0;
        ByAddress byAddress;
    };

public:
    struct Limits {
        int connections = 0;
        int perAddress = 0;
        bool limitLoopback = false;
    };
    enum class Verdict {
        Welcome,
        Full,    ///< over a limit, but there is room to say so
        Overrun, ///< far over it: not even that
    };

    /// Counts one connection until it is destroyed; may outlive the count.
    class Ticket {
    public:
        Ticket(std::shared_ptr<Counts> counts, const std::string& key);
        ~Ticket();
        Ticket(Ticket&&) noexcept = default;
        Ticket& operator=(Ticket&&) = delete;

    private:
        std::shared_ptr<Counts> m_counts;
        ByAddress::iterator m_address;
    };
    struct Entry {
        Verdict verdict;
        Ticket ticket;
    };

    explicit ConnectionCount(const Limits& limits);

    Entry countIn(const HttpOrigin& origin);
    /// Counts the connection until its socket is destroyed, whoever owns it then.
    Verdict countIn(QObject& socket, const HttpOrigin& origin);
    static void countWith(QObject& socket, Ticket ticket);
    int total() const { return m_counts->total; }

private:
    Limits m_limits;
    std::shared_ptr<Counts> m_counts;
};

} // namespace arcade::gateway
