#pragma once

#include "client/state/time_sync.h"
#include "shared/protocol/messages.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace arcade::client {

/// For whom a request was sent.
enum class RequestKind {
    Player,
    Auth,
    ClockSample,
    Report, ///< its reply is nobody's concern
};

/// Which requests wait for their reply: bounded in number and time. Ids never repeat, so that a
/// late answer to an earlier connection's request finds nobody.
class RequestTracker {
public:
    static constexpr std::size_t kMaxWaiting = 64;
    static constexpr std::chrono::milliseconds kPatience{10'000};
    /// For a ping, which a server answers ahead of everything else.
    static constexpr std::chrono::milliseconds kPingPatience{5'000};

    struct Waiting {
        std::uint64_t id = 0;
        RequestKind kind = RequestKind::Player;
        LocalTime askedAt{};
        ClientMessage request;
    };

    /// Empty when too many wait.
    std::optional<std::uint64_t> open(RequestKind kind, const ClientMessage& request,
                                      LocalTime now);
    /// An id that is nobody's; for a request that is refused before it is sent.
    std::uint64_t skip() { return ++m_last; }
    const Waiting* find(std::uint64_t id) const;
    std::optional<Waiting> close(std::uint64_t id);
    /// The id of a reply's envelope; 0 for what is none of ours.
    static std::uint64_t idOf(std::string_view text);

    std::vector<Waiting> takeOverdue(LocalTime now);
    std::vector<Waiting> takeAll();

private:
    std::uint64_t m_last = 0;
    std::map<std::uint64_t, Waiting> m_waiting;
};

} // namespace arcade::client
