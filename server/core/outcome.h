#pragma once

#include "server/core/event_payloads.h"
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
struct LobbySaved {
    Lobby lobby;
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

/// The player is out of a running game that goes on: free for another place. The stake stays in the
/// match's escrow.
struct ClaimEnded {
    TicketId ticket;
    PlayerId player;
};

struct CrewSaved {
    Crew crew;
};
struct CrewErased {
    CrewId crew;
};
struct HoldingSaved {
    Holding holding;
};
struct HoldingErased {
    std::string territory;
};
/// One a crew.
struct AttackSaved {
    Attack attack;
};
struct AttackErased {
    CrewId crew;
};

/// The stake held under the ticket goes back to available, and the player's claim ends.
struct ReservationReleased {
    TicketId ticket;
    PlayerId player;
};

/// The roster of a war is locked: what is held under the ticket beyond the player's share goes
/// back.
struct SurplusReleased {
    TicketId ticket;
    PlayerId player;
    Amount amount;
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
    /// Of a hunt that is not void.
    std::optional<HuntReport> hunt{};
};

/// RESOLVED to SETTLED: one transaction under the match id. Books the transfers, changes the
/// ratings, keeps the result, ends the claims of the players. Of a direct game, whose players have
/// no accounts, the result alone is kept.
struct Settlement {
    MatchId match;
    QueueKey queue;
    EndReason endReason = EndReason::Completed;
    /// Side id; empty for a tie or a void match.
    std::optional<std::string> winner;
    /// Of a game played elsewhere, in words.
    std::optional<std::string> reason;
    Instant startedAt{};
    Instant endedAt{};
    std::vector<Transfer> transfers;
    std::vector<PlayerOutcome> players;
    std::optional<WarReport> war{};
};

using Record =
    std::variant<TicketSaved, TicketErased, MatchSaved, MatchErased, StrikesSaved, PairingSaved,
                 AftermathSaved, AftermathErased, ReservationReleased, StakesEscrowed, Settlement,
                 BetPlaced, BetsSettled, EventRaised, ClaimEnded, LobbySaved, CrewSaved, CrewErased,
                 HoldingSaved, HoldingErased, AttackSaved, AttackErased, SurplusReleased>;

/// For metrics and logs, never for players: volatile facts about a step.
struct Observations {
    /// Real waits of tickets that were matched, and whether each lay in the interval told.
    struct Wait {
        QueueKey queue;
        Duration wait{};
        std::optional<bool> insideTold;
    };
    std::vector<Wait> waits;
    /// Waiting tickets that were looked at to pair others with.
    std::int64_t candidates = 0;
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
