#pragma once

#include "shared/protocol/common.h"

#include <chrono>

namespace arcade {

struct PlayerDisconnected {
    static constexpr MessageInfo info{"match.player_disconnected", Direction::ToClient,
                                      "A player of the game lost the connection; play goes on."};
    MatchId matchId;
    Address address;
    std::chrono::seconds gracePeriod{};
    Instant graceEndsAt{};
    Duration timeLeft{};
    /// How the match ends if the player is not back by then, as things stand: `forfeit`, or `void`
    /// when the server is to blame. Left out before the start, and where the others play on.
    std::optional<EndReason> endsAs{};

    friend bool operator==(const PlayerDisconnected&, const PlayerDisconnected&) = default;
    static constexpr auto fields() {
        return std::tuple{field("match_id", &PlayerDisconnected::matchId),
                          field("address", &PlayerDisconnected::address),
                          field("grace_period_secs", &PlayerDisconnected::gracePeriod),
                          field("grace_ends_at", &PlayerDisconnected::graceEndsAt),
                          field("ms_left", &PlayerDisconnected::timeLeft),
                          field("ends_as", &PlayerDisconnected::endsAs)};
    }
};

struct PlayerReconnected {
    static constexpr MessageInfo info{"match.player_reconnected", Direction::ToClient,
                                      "A player of the game is back. The grace left is what the "
                                      "next disconnect may use."};
    MatchId matchId;
    Address address;
    std::chrono::seconds gracePeriod{};
    Nullable<Instant> graceEndsAt;
    Duration timeLeft{};

    friend bool operator==(const PlayerReconnected&, const PlayerReconnected&) = default;
    static constexpr auto fields() {
        return std::tuple{field("match_id", &PlayerReconnected::matchId),
                          field("address", &PlayerReconnected::address),
                          field("grace_period_secs", &PlayerReconnected::gracePeriod),
                          field("grace_ends_at", &PlayerReconnected::graceEndsAt),
                          field("ms_left", &PlayerReconnected::timeLeft)};
    }
};

} // namespace arcade
