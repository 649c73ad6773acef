#pragma once

#include "server/host/session.h"
#include "shared/vocabulary/ids.h"

#include <map>
#include <utility>

namespace arcade::host {

/// Accounts that are being read for a sign-in. What a read brings is stale when the player's money
/// has moved meanwhile.
class AccountReads {
public:
    void begin(SessionId session, PlayerId player) { m_reads[{player, session}] = false; }
    /// Whether it is stale.
    bool end(SessionId session, PlayerId player) {
        const auto read = m_reads.extract({player, session});
        return !read.empty() && read.mapped();
    }
    void moved(PlayerId player) {
        for (auto read = m_reads.lower_bound({player, SessionId{}});
             read != m_reads.end() && read->first.first == player; ++read)
            read->second = true;
    }
    bool isEmpty() const { return m_reads.empty(); }

private:
    std::map<std::pair<PlayerId, SessionId>, bool> m_reads;
};

} // namespace arcade::host
