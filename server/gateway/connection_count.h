#pragma once

#include "server/gateway/http_handler.h"

#include <QObject>

#include <map>
#include <memory>
#include <string>

namespace arcade::gateway {

/// Open connections, in all and by network address.
class ConnectionCount {
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

    explicit ConnectionCount(const Limits& limits);

    /// Counts the connection until its socket is destroyed, whoever owns it then.
    Verdict countIn(QObject& socket, const HttpOrigin& origin);
    int total() const { return m_counts->total; }

private:
    struct Counts {
        int total = 0;
        std::map<std::string, int> byAddress;
    };
    class Ticket;

    Limits m_limits;
    /// Shared with the sockets, which may outlive this.
    std::shared_ptr<Counts> m_counts;
};

} // namespace arcade::gateway
