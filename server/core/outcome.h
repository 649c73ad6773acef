#pragma once

#include "server/core/ledger_plan.h"
#include "server/core/state.h"
#include "shared/protocol/messages.h"

#include <optional>
#include <variant>
#include <vector>

/// What follows from a command or the passing of time: a refusal, or notices and records.
namespace arcade::core {

/// A message for players. Those not connected miss it; session.state tells them later.
struct Notice {
    std::vector<PlayerId> to;
    ServerMessage message;
    /// Answers the command itself; a command without such a notice is answered with ok.
    bool reply = false;
};

/// Upserts and deletions of what the core owns.
struct TicketSaved {
    Ticket ticket;
};
/// The row only: the ticket moved into a match, or its reservation is released beside it.
struct TicketErased {
    TicketId ticket;
};
struct MatchSaved {
    Match match;
};
struct MatchErased {
    MatchId match;
};
struct StrikesSaved {
    Strikes strikes;
};
struct PairingSaved {
    Pairing pairing;
};
struct AftermathSaved {
    Aftermath aftermath;
};
struct AftermathErased {
    PlayerId player;
};

/// The stake held under the ticket goes back to available, and the player's claim ends.
struct ReservationReleased {
    TicketId ticket;
    PlayerId player;
};

/// At the start of a game: the held stakes of all participants move into the match's escrow.
struct StakesEscrowed {
    MatchId match;
    std::string partition;
    struct Share {
        TicketId ticket;
        PlayerId player;
        Amount amount;
    };
    std::vector<Share> shares;
};

/// The amount held for the bet moves into the match's bet pool, and the bet is kept.
struct BetPlaced {
    Bet bet;
    std::string partition;
};

/// A match with bets has ended or fallen through: books the payouts out of its bet pool under the
/// match's id, once, and forgets the bets.
struct BetsSettled {
    MatchId match;
    std::string partition;
    std::vector<Transfer> transfers;
    struct Payout {
        Bet bet;
        /// 0 for a lost bet.
        Amount amount;
    };
    std::vector<Payout> payouts;
};

/// What a game did to one player's record.
struct PlayerOutcome {
    TicketId ticket;
    PlayerId player;
    PlayerCard card;
    PlayerStats stats;
    /// 1 won, 0 lost; empty for a tie or a void match.
    std::optional<bool> won;
    int ratingBefore = 0;
    int ratingChange = 0;
    Amount prize;
};

/// RESOLVED to SETTLED: one transaction under the match id. Books the transfers, changes the
/// ratings, keeps the result, ends the claims of the players.
struct Settlement {
    MatchId match;
    QueueKey queue;
    EndReason endReason = EndReason::Completed;
    /// Side id; empty for a tie or a void match.
    std::optional<std::string> winner;
    Instant startedAt{};
    Instant endedAt{};
    std::vector<Transfer> transfers;
    std::vector<PlayerOutcome> players;
};

/// Things that happened, for the outbox.
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

/// The store adds `match.settled` with the hash, which only it knows.
using EventPayload =
    std::variant<MatchCreatedEvent, MatchCancelledEvent, GameStartedEvent, GameEndedEvent,
                 RatingChangedEvent, BetPlacedEvent, BetSettledEvent>;

struct EventRaised {
    EventId id;
    Instant at{};
    std::string partition;
    EventPayload payload;
};

using Record = std::variant<TicketSaved, TicketErased, MatchSaved, MatchErased, StrikesSaved,
                            PairingSaved, AftermathSaved, AftermathErased, ReservationReleased,
                            StakesEscrowed, Settlement, BetPlaced, BetsSettled, EventRaised>;

/// For metrics and logs, never for players: volatile facts about a step.
struct Observations {
    /// Real waits of tickets that were matched, and whether each lay in the interval told.
    struct Wait {
        QueueKey queue;
        Duration wait{};
        std::optional<bool> insideTold;
    };
    std::vector<Wait> waits;
    /// Messages of players refused for persistent excess of typing speed.
    int suspicious = 0;
};

struct Outcome {
    /// A refused command changed nothing (what time did before it stands in notices and records).
    std::optional<Error> refusal;
    std::vector<Notice> notices;
    /// To be committed together, in this order, before the notices leave. A step that only has
    /// volatile notices (progress, positions in a queue) has none.
    std::vector<Record> records;
    Observations observations;
};

} // namespace arcade::core
