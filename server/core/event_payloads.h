#pragma once

#include "server/core/state.h"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// Things that happened, for the outbox.
namespace arcade::core {

struct MatchCreatedEvent {
    static constexpr std::string_view kName = "match.created";
    MatchId match;
    QueueKey queue;
    std::vector<Address> players;
    static constexpr auto fields() {
        return std::tuple{field("match_id", &MatchCreatedEvent::match),
                          embedded(&MatchCreatedEvent::queue),
                          field("players", &MatchCreatedEvent::players)};
    }
};
struct MatchCancelledEvent {
    static constexpr std::string_view kName = "match.cancelled";
    MatchId match;
    CancelReason reason = CancelReason::Declined;
    /// Whose doing it was; empty for the server.
    std::vector<Address> by;
    static constexpr auto fields() {
        return std::tuple{field("match_id", &MatchCancelledEvent::match),
                          field("reason", &MatchCancelledEvent::reason),
                          field("by", &MatchCancelledEvent::by)};
    }
};
struct GameStartedEvent {
    static constexpr std::string_view kName = "game.started";
    MatchId match;
    Instant endsAt{};
    static constexpr auto fields() {
        return std::tuple{field("match_id", &GameStartedEvent::match),
                          field("ends_at", &GameStartedEvent::endsAt)};
    }
};
struct GameEndedEvent {
    static constexpr std::string_view kName = "game.ended";
    MatchId match;
    EndReason endReason = EndReason::Completed;
    Nullable<std::string> winner;
    Duration duration{};
    std::vector<PlayerStats> players;
    static constexpr auto fields() {
        return std::tuple{field("match_id", &GameEndedEvent::match),
                          field("end_reason", &GameEndedEvent::endReason),
                          field("winner", &GameEndedEvent::winner),
                          field("duration_ms", &GameEndedEvent::duration),
                          field("players", &GameEndedEvent::players)};
    }
};
struct RatingChangedEvent {
    static constexpr std::string_view kName = "rating.changed";
    MatchId match;
    Address address;
    GameType gameType = GameType::CodeDuel;
    int before = 0;
    int after = 0;
    static constexpr auto fields() {
        return std::tuple{field("match_id", &RatingChangedEvent::match),
                          field("address", &RatingChangedEvent::address),
                          field("game_type", &RatingChangedEvent::gameType),
                          field("before", &RatingChangedEvent::before),
                          field("after", &RatingChangedEvent::after)};
    }
};

struct BetPlacedEvent {
    static constexpr std::string_view kName = "bet.placed";
    BetId bet;
    MatchId match;
    Address address;
    /// A side's id.
    std::string onSide;
    Amount amount;
    static constexpr auto fields() {
        return std::tuple{
            field("bet_id", &BetPlacedEvent::bet), field("match_id", &BetPlacedEvent::match),
            field("address", &BetPlacedEvent::address), field("on_player", &BetPlacedEvent::onSide),
            field("amount", &BetPlacedEvent::amount)};
    }
};
struct BetSettledEvent {
    static constexpr std::string_view kName = "bet.settled";
    BetId bet;
    MatchId match;
    Address address;
    Amount payout;
    static constexpr auto fields() {
        return std::tuple{
            field("bet_id", &BetSettledEvent::bet), field("match_id", &BetSettledEvent::match),
            field("address", &BetSettledEvent::address), field("payout", &BetSettledEvent::payout)};
    }
};

struct TerritoryTakenEvent {
    static constexpr std::string_view kName = "territory.taken";
    std::string territory;
    CrewId owner;
    Nullable<CrewId> from;
    MatchId match;
    static constexpr auto fields() {
        return std::tuple{field("territory", &TerritoryTakenEvent::territory),
                          field("owner", &TerritoryTakenEvent::owner),
                          field("from", &TerritoryTakenEvent::from),
                          field("match_id", &TerritoryTakenEvent::match)};
    }
};
/// The crew that held it is no more.
struct TerritoryFreedEvent {
    static constexpr std::string_view kName = "territory.freed";
    std::string territory;
    CrewId from;
    static constexpr auto fields() {
        return std::tuple{field("territory", &TerritoryFreedEvent::territory),
                          field("from", &TerritoryFreedEvent::from)};
    }
};

/// The store adds `match.settled` with the hash, which only it knows.
using EventPayload = std::variant<MatchCreatedEvent, MatchCancelledEvent, GameStartedEvent,
                                  GameEndedEvent, RatingChangedEvent, BetPlacedEvent,
                                  BetSettledEvent, TerritoryTakenEvent, TerritoryFreedEvent>;

struct EventRaised {
    EventId id;
    Instant at{};
    std::string partition;
    EventPayload payload;
};

} // namespace arcade::core
