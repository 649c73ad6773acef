#pragma once

#include "server/core/match_state.h"
#include "shared/protocol/match_messages.h"
#include "shared/protocol/queue_messages.h"
#include "shared/protocol/session_state_message.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// All that the core owns, as plain data with field lists: what is written to the store is these
/// very structs, so that recovery is "load my records, continue".
namespace arcade::core {

/// Declining or abandoning before a start, within the window of SPEC 3.1.10.
struct Strikes {
    PlayerId player;
    std::vector<Instant> at;
    std::optional<Instant> blockedUntil;

    friend bool operator==(const Strikes&, const Strikes&) = default;
    static constexpr auto fields() {
        return std::tuple{field("player", &Strikes::player), field("at", &Strikes::at),
                          field("blocked_until", &Strikes::blockedUntil)};
    }
};

/// Where the players of a tier gather. There for good once somebody has.
struct Lobby {
    QueueKey queue;
    /// The one that gathers now, or is next to; from 1.
    std::int64_t round = 1;
    /// End of the registration; empty while nobody is there.
    std::optional<Instant> closesAt{};

    friend bool operator==(const Lobby&, const Lobby&) = default;
    static constexpr auto fields() {
        return std::tuple{field("queue", &Lobby::queue), field("round", &Lobby::round),
                          field("closes_at", &Lobby::closesAt)};
    }
};

/// Two players of a queue were paired; remembered to avoid the same pair for a while.
struct Pairing {
    QueueKey queue;
    PlayerId first;
    PlayerId second;
    Instant at{};

    friend bool operator==(const Pairing&, const Pairing&) = default;
    static constexpr auto fields() {
        return std::tuple{field("queue", &Pairing::queue), field("first", &Pairing::first),
                          field("second", &Pairing::second), field("at", &Pairing::at)};
    }
};

/// What a player is told on the next connection about how the last ticket or match fell through,
/// whether or not it was told before: nobody knows what a broken connection has swallowed.
/// Forgotten when the player enters a queue again, a game starts, or after 10 minutes.
struct Aftermath {
    PlayerId player;
    Instant at{};
    std::optional<MatchCancelled> cancelled;
    std::optional<QueueUpdate> removed;
    /// Of the latest matches bet on, oldest first; at most kMaxLastBets.
    std::optional<std::vector<SpectateResult>> bets{};

    friend bool operator==(const Aftermath&, const Aftermath&) = default;
    static constexpr auto fields() {
        return std::tuple{field("player", &Aftermath::player), field("at", &Aftermath::at),
                          field("cancelled", &Aftermath::cancelled),
                          field("removed", &Aftermath::removed), field("bets", &Aftermath::bets)};
    }
};

/// A bet on a side of a match that is not settled.
struct Bet {
    BetId id;
    MatchId match;
    PlayerId player;
    Address address;
    /// Index into the match's sides.
    int side = 0;
    Amount amount;
    Instant at{};

    friend bool operator==(const Bet&, const Bet&) = default;
    static constexpr auto fields() {
        return std::tuple{field("id", &Bet::id),         field("match_id", &Bet::match),
                          field("player", &Bet::player), field("address", &Bet::address),
                          field("side", &Bet::side),     field("amount", &Bet::amount),
                          field("at", &Bet::at)};
    }
};

/// All records of a store, as they were last committed.
struct Snapshot {
    std::vector<Ticket> tickets;
    std::vector<Match> matches;
    std::vector<Strikes> strikes;
    std::vector<Pairing> pairings;
    std::vector<Aftermath> aftermaths;
    std::vector<Bet> bets;
    std::vector<Lobby> lobbies;
    /// When the server last was known to run.
    Instant aliveAt{};
};

} // namespace arcade::core
