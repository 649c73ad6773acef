#pragma once

#include "client/state/time_sync.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace arcade::client {

/// What a request is about, for who waits for its reply.
enum class RequestKind { Player, Auth, ClockSample };

/// Which requests wait for their reply: bounded in number and time. Ids never repeat, so that a
/// late answer to an earlier connection's request finds nobody.
class RequestTracker {
public:
    static constexpr std::size_t kMaxWaiting = 64;
    static constexpr std::chrono::milliseconds kPatience{10'000};

    struct Waiting {
        std::uint64_t id = 0;
        RequestKind kind = RequestKind::Player;
        LocalTime askedAt{};
    };

    /// Empty when too many wait.
    std::optional<std::uint64_t> open(RequestKind kind, LocalTime now);
    /// An id that is nobody's; for a request that is refused before it is sent.
    std::uint64_t skip() { return ++m_last; }
    std::optional<Waiting> close(std::string_view id);

    std::vector<Waiting> takeOverdue(LocalTime now);
    std::vector<Waiting> takeAll();
    bool isEmpty() const { return m_waiting.empty(); }
    bool awaits(RequestKind kind) const;

private:
    std::uint64_t m_last = 0;
    std::map<std::uint64_t, Waiting> m_waiting;
};

} // namespace arcade::client
