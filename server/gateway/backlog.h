#pragma once

#include "server/host/session.h"
#include "shared/vocabulary/ids.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace arcade::gateway {

/// What a slow receiver waits for: of each kind of replaceable message, for each match, only the
/// newest.
class Backlog {
public:
    struct Entry {
        std::string_view type;
        MatchId match;
        std::shared_ptr<const host::Outgoing> outgoing;
        std::string replyTo;
    };

    void keep(const std::shared_ptr<const host::Outgoing>& outgoing, std::string_view replyTo);
    bool isEmpty() const { return m_entries.empty(); }
    /// All that waits; nothing waits afterwards.
    std::vector<Entry> take();

private:
    /// Few: searched from one end to the other.
    std::vector<Entry> m_entries;
};

} // namespace arcade::gateway
