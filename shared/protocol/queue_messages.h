#pragma once

#include "shared/protocol/common.h"

#include <array>
#include <chrono>

namespace arcade {

struct QueuePreferences {
    /// Left out: true. False keeps the range at ±300 however long the wait.
    std::optional<bool> expandSearch;
    std::optional<int> minOpponentRating;
    std::optional<int> maxOpponentRating;

    friend bool operator==(const QueuePreferences&, const QueuePreferences&) = default;
    static constexpr auto fields() {
        return std::tuple{
            field("expand_search", &QueuePreferences::expandSearch),
            field("min_opponent_rating", &QueuePreferences::minOpponentRating, kRatingBounds),
            field("max_opponent_rating", &QueuePreferences::maxOpponentRating, kRatingBounds)};
    }
};

struct QueueEnter {
    static constexpr MessageInfo info{"queue.enter", Direction::ToServer,
                                      "Asks for an opponent. Answered with queue.update."};
    GameType gameType = GameType::CodeDuel;
    /// Duels and hunts.
    std::optional<StakeTier> stakeTier;
    std::optional<QueuePreferences> preferences;
    /// Wars.
    std::optional<std::string> territory;
    std::optional<Amount> crewStake;

    friend bool operator==(const QueueEnter&, const QueueEnter&) = default;
    static constexpr auto fields() {
        return std::tuple{
            field("game_type", &QueueEnter::gameType),
            field("stake_tier", &QueueEnter::stakeTier, answeredWith(ErrorCode::InvalidTier)),
            field("preferences", &QueueEnter::preferences),
            field("territory", &QueueEnter::territory, between(1, 32)),
            field("crew_stake", &QueueEnter::crewStake)};
    }
};

struct QueueLeave {
    static constexpr MessageInfo info{"queue.leave", Direction::ToServer,
                                      "Leaves the queue; the stake is released."};
    friend bool operator==(const QueueLeave&, const QueueLeave&) = default;
    static constexpr auto fields() { return std::tuple{}; }
};

/// Ratings a ticket may meet now; a side left out is open.
struct RatingRange {
    std::optional<int> min;
    std::optional<int> max;

    friend bool operator==(const RatingRange&, const RatingRange&) = default;
    static constexpr auto fields() {
        return std::tuple{field("min", &RatingRange::min), field("max", &RatingRange::max)};
    }
};

struct QueueUpdate {
    static constexpr MessageInfo info{
        "queue.update", Direction::ToClient,
        "Where a ticket stands and why it waits. Sent on a change, at most once a second."};
    TicketStatus status = TicketStatus::Searching;
    GameType gameType = GameType::CodeDuel;
    std::optional<StakeTier> stakeTier;
    /// 1 is next; 0 when removed.
    int position = 0;
    /// Null while too few waits are known.
    Nullable<std::chrono::seconds> estimatedWait;
    /// The interval that holds 80 of 100 waits; empty while too few are known.
    std::vector<std::chrono::seconds> waitInterval;
    int playersInTier = 0;
    RatingRange range;
    /// Others of the tier whose rating is in range, own bounds aside.
    int inRange = 0;
    /// Of those, how many the own bounds exclude.
    int excludedByBounds = 0;
    /// Left out when the range widens no further.
    std::optional<Duration> widensIn;
    Instant enteredAt{};
    /// How long the ticket has waited, in ms.
    Duration waited{};
    /// Why it was removed, or advice on a long wait.
    std::optional<std::string> reason;

    friend bool operator==(const QueueUpdate&, const QueueUpdate&) = default;
    static constexpr auto fields() {
        return std::tuple{field("status", &QueueUpdate::status),
                          field("game_type", &QueueUpdate::gameType),
                          field("stake_tier", &QueueUpdate::stakeTier),
                          field("position", &QueueUpdate::position),
                          field("estimated_wait_secs", &QueueUpdate::estimatedWait),
                          field("wait_interval_secs", &QueueUpdate::waitInterval, atMost(2)),
                          field("players_in_tier", &QueueUpdate::playersInTier),
                          field("range", &QueueUpdate::range),
                          field("in_range", &QueueUpdate::inRange),
                          field("excluded_by_bounds", &QueueUpdate::excludedByBounds),
                          field("widens_in_ms", &QueueUpdate::widensIn),
                          field("entered_at", &QueueUpdate::enteredAt),
                          field("waited_ms", &QueueUpdate::waited),
                          field("reason", &QueueUpdate::reason, atMost(256))};
    }
};

enum class LobbyPhase { Registration, Assigning, Active, Ended };

template <>
struct EnumText<LobbyPhase> {
    static constexpr std::array<std::string_view, 4> texts{"registration", "assigning", "active",
                                                           "ended"};
};

struct LobbyUpdate {
    static constexpr MessageInfo info{"lobby.update", Direction::ToClient,
                                      "How a hunt's lobby fills, and what its round is at. Sent "
                                      "on a change, at most once a second while it fills.",
                                      Delivery::Latest};
    std::int64_t round = 0;
    LobbyPhase phase = LobbyPhase::Registration;
    /// Who is there; not who is away for the moment.
    int players = 0;
    int min = 0;
    int max = 0;
    /// All their stakes together.
    Amount prizePool;
    Instant phaseEndsAt{};
    Duration timeLeft{};
    std::optional<StakeTier> stakeTier{};

    friend bool operator==(const LobbyUpdate&, const LobbyUpdate&) = default;
    static constexpr auto fields() {
        return std::tuple{field("round", &LobbyUpdate::round),
                          field("phase", &LobbyUpdate::phase),
                          field("players", &LobbyUpdate::players),
                          field("min", &LobbyUpdate::min),
                          field("max", &LobbyUpdate::max),
                          field("prize_pool", &LobbyUpdate::prizePool),
                          field("phase_ends_at", &LobbyUpdate::phaseEndsAt),
                          field("ms_left", &LobbyUpdate::timeLeft),
                          field("stake_tier", &LobbyUpdate::stakeTier)};
    }
};

} // namespace arcade
