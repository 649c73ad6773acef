#pragma once

#include "shared/protocol/queue_messages.h"
#include "shared/vocabulary/direct.h"

#include <chrono>
#include <compare>
#include <optional>
#include <string>

namespace arcade::core {

/// What must be equal for two tickets to meet. Also the partition of all that comes of it.
struct QueueKey {
    GameType gameType = GameType::CodeDuel;
    /// Duels and hunts.
    std::optional<StakeTier> tier;
    /// A war's territory; `game|asset|amount` of a direct game.
    std::string subject;

    friend auto operator<=>(const QueueKey&, const QueueKey&) = default;
    friend bool operator==(const QueueKey&, const QueueKey&) = default;
    static constexpr auto fields() {
        return std::tuple{field("game_type", &QueueKey::gameType), field("tier", &QueueKey::tier),
                          field("subject", &QueueKey::subject)};
    }

    /// `code_duel/gold`, `proxy_war/ALPHA-1`, `direct/chess|USDT|20`.
    std::string partition() const;
};

/// What the players of a direct game agree on.
struct DirectTerms {
    std::string game;
    DirectAsset asset = DirectAsset::Usdt;
    DirectAmount amount;

    friend bool operator==(const DirectTerms&, const DirectTerms&) = default;

    QueueKey queue() const;
    /// The key came of queue().
    static DirectTerms of(const QueueKey& queue);
};

/// An interval of waits that was told to a player, to be held against the real wait.
struct ToldEstimate {
    std::chrono::seconds low{};
    std::chrono::seconds high{};

    friend bool operator==(const ToldEstimate&, const ToldEstimate&) = default;
    static constexpr auto fields() {
        return std::tuple{field("low", &ToldEstimate::low), field("high", &ToldEstimate::high)};
    }
};

/// One player's place in a queue. It keeps its entry time through every match that falls through.
struct Ticket {
    TicketId id;
    QueueKey queue;
    PlayerId player;
    PlayerCard card;
    QueuePreferences preferences;
    Amount stake;
    Instant enteredAt{};
    /// Anti-sniping: not matchable before; drawn once.
    Instant matchableAt{};
    /// Removed from the queue then; moves on by the time that does not count. Without a meaning
    /// where the first to come is served first.
    Instant expiresAt{};
    /// Set while the player is away: the ticket is removed then, and not matchable (but where the
    /// first to come is served first).
    std::optional<Instant> suspendedUntil;
    bool longWaitTold = false;
    /// Matches it was paired into so far.
    int pairings = 0;
    /// What was told on entry.
    std::optional<ToldEstimate> told;

    friend bool operator==(const Ticket&, const Ticket&) = default;
    static constexpr auto fields() {
        return std::tuple{field("id", &Ticket::id),
                          field("queue", &Ticket::queue),
                          field("player", &Ticket::player),
                          field("card", &Ticket::card),
                          field("preferences", &Ticket::preferences),
                          field("stake", &Ticket::stake),
                          field("entered_at", &Ticket::enteredAt),
                          field("matchable_at", &Ticket::matchableAt),
                          field("expires_at", &Ticket::expiresAt),
                          field("suspended_until", &Ticket::suspendedUntil),
                          field("long_wait_told", &Ticket::longWaitTold),
                          field("pairings", &Ticket::pairings),
                          field("told", &Ticket::told)};
    }
};

} // namespace arcade::core
