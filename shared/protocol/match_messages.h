#pragma once

#include "shared/protocol/common.h"

#include <chrono>

namespace arcade {

struct MatchShown {
    static constexpr MessageInfo info{"match.shown", Direction::ToServer,
                                      "The prompt of match.found is on screen."};
    MatchId matchId;
    friend bool operator==(const MatchShown&, const MatchShown&) = default;
    static constexpr auto fields() { return std::tuple{field("match_id", &MatchShown::matchId)}; }
};

struct MatchReady {
    static constexpr MessageInfo info{"match.ready", Direction::ToServer,
                                      "Accepts or declines a match. Answered with ok."};
    MatchId matchId;
    ReadyResponse response = ReadyResponse::Accept;
    friend bool operator==(const MatchReady&, const MatchReady&) = default;
    static constexpr auto fields() {
        return std::tuple{field("match_id", &MatchReady::matchId),
                          field("response", &MatchReady::response)};
    }
};

struct MatchAbandon {
    static constexpr MessageInfo info{
        "match.abandon", Direction::ToServer,
        "Leaves a match: cancels or forfeits it; a hunt goes on without. Answered with ok."};
    MatchId matchId;
    friend bool operator==(const MatchAbandon&, const MatchAbandon&) = default;
    static constexpr auto fields() { return std::tuple{field("match_id", &MatchAbandon::matchId)}; }
};

struct MatchStarted {
    static constexpr MessageInfo info{
        "match.started", Direction::ToServer,
        "When the game's screen really started, as the client reckons the server's clock. Once a "
        "match, within 10 s of its start; it measures and decides nothing. Answered with ok."};
    MatchId matchId;
    Instant serverTime{};
    friend bool operator==(const MatchStarted&, const MatchStarted&) = default;
    static constexpr auto fields() {
        return std::tuple{field("match_id", &MatchStarted::matchId),
                          field("server_time", &MatchStarted::serverTime, kTimeBounds)};
    }
};

struct MatchFound {
    static constexpr MessageInfo info{"match.found", Direction::ToClient,
                                      "An opponent was found; accept before the deadline."};
    MatchId matchId;
    GameType gameType = GameType::CodeDuel;
    std::optional<StakeTier> stakeTier;
    /// Duels; otherwise `sides`.
    std::optional<PlayerCard> opponent;
    std::vector<SideCard> sides;
    Amount wager;
    /// What the winner is credited. In a hunt: with the target beaten and the own stake kept.
    Amount prize;
    Amount burn;
    Instant acceptDeadline{};
    Duration acceptTimeLeft{};

    friend bool operator==(const MatchFound&, const MatchFound&) = default;
    static constexpr auto fields() {
        return std::tuple{field("match_id", &MatchFound::matchId),
                          field("game_type", &MatchFound::gameType),
                          field("stake_tier", &MatchFound::stakeTier),
                          field("opponent", &MatchFound::opponent),
                          field("sides", &MatchFound::sides, kSideBounds),
                          field("wager", &MatchFound::wager),
                          field("prize", &MatchFound::prize),
                          field("burn", &MatchFound::burn),
                          field("accept_deadline", &MatchFound::acceptDeadline),
                          field("accept_ms_left", &MatchFound::acceptTimeLeft)};
    }
};

struct MatchReadyUpdate {
    static constexpr MessageInfo info{"match.ready_update", Direction::ToClient,
                                      "How many have accepted, without names."};
    MatchId matchId;
    int accepted = 0;
    int of = 0;
    friend bool operator==(const MatchReadyUpdate&, const MatchReadyUpdate&) = default;
    static constexpr auto fields() {
        return std::tuple{field("match_id", &MatchReadyUpdate::matchId),
                          field("accepted", &MatchReadyUpdate::accepted),
                          field("of", &MatchReadyUpdate::of)};
    }
};

struct MatchCancelled {
    static constexpr MessageInfo info{"match.cancelled", Direction::ToClient,
                                      "The match ended before its start: why, by whom, and "
                                      "whether the receiver is back in the queue."};
    MatchId matchId;
    CancelReason reason = CancelReason::Declined;
    Cause by = Cause::Server;
    bool requeued = false;
    /// Strikes of the receiver within the last 10 minutes, when this was one.
    std::optional<int> strikes;
    /// How long entering is blocked after this strike, in ms.
    std::optional<Duration> blockedFor;

    friend bool operator==(const MatchCancelled&, const MatchCancelled&) = default;
    static constexpr auto fields() {
        return std::tuple{field("match_id", &MatchCancelled::matchId),
                          field("reason", &MatchCancelled::reason),
                          field("by", &MatchCancelled::by),
                          field("requeued", &MatchCancelled::requeued),
                          field("strikes", &MatchCancelled::strikes),
                          field("blocked_ms", &MatchCancelled::blockedFor)};
    }
};

struct MatchCountdown {
    static constexpr MessageInfo info{"match.countdown", Direction::ToClient,
                                      "All accepted: the game starts at this time. Sent once a "
                                      "second until then."};
    MatchId matchId;
    std::chrono::seconds secondsRemaining{};
    Duration timeLeft{};
    std::string codeSequence;
    Instant gameStartsAt{};

    friend bool operator==(const MatchCountdown&, const MatchCountdown&) = default;
    static constexpr auto fields() {
        return std::tuple{field("match_id", &MatchCountdown::matchId),
                          field("seconds_remaining", &MatchCountdown::secondsRemaining),
                          field("ms_left", &MatchCountdown::timeLeft),
                          field("code_sequence", &MatchCountdown::codeSequence, atMost(512)),
                          field("game_starts_at", &MatchCountdown::gameStartsAt)};
    }
};

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

struct MatchSettled {
    static constexpr MessageInfo info{"match.settled", Direction::ToClient,
                                      "The payouts of a match are booked."};
    MatchId matchId;
    std::string txHash;
    /// The receiver's available balance after it.
    Amount balance;

    friend bool operator==(const MatchSettled&, const MatchSettled&) = default;
    static constexpr auto fields() {
        return std::tuple{field("match_id", &MatchSettled::matchId),
                          field("tx_hash", &MatchSettled::txHash, atMost(80)),
                          field("balance", &MatchSettled::balance)};
    }
};

} // namespace arcade
