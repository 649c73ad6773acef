#pragma once

#include "server/host/session.h"
#include "shared/vocabulary/ids.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace arcade::gateway {

/// What a slow receiver waits for: of each kind of replaceable message, for each match, only the
/// newest.
class Backlog {
public:
    struct Entry {
        std::shared_ptr<const host::Outgoing> outgoing;
        std::string replyTo;
    };

    void keep(const std::shared_ptr<const host::Outgoing>& outgoing, std::string_view replyTo);
    bool isEmpty() const { return m_entries.empty(); }
    /// All that waits; nothing waits afterwards.
    std::vector<Entry> take();

private:
    std::map<std::pair<std::string_view, MatchId>, Entry> m_entries;
};

} // namespace arcade::gateway
