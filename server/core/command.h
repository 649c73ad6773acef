#pragma once

#include "server/core/state.h"
#include "shared/protocol/game_messages.h"
#include "shared/protocol/match_messages.h"

#include <variant>

/// What can happen to the core. Each names the player (or operator) it comes from.
namespace arcade::core {

/// A player with a reserved stake asks for an opponent. The ticket's id is the reservation's key.
struct EnterQueue {
    TicketId ticket;
    QueueKey queue;
    PlayerId player;
    PlayerCard card;
    QueuePreferences preferences;
    Amount stake;
    bool connected = true;
};

struct LeaveQueue {
    PlayerId player;
};

/// A session of the player was opened (also when it replaces another), or the last one is gone.
struct Connected {
    PlayerId player;
    /// With the rating in wars, as the account has it now.
    std::optional<PlayerCard> crewCard{};
};
struct Disconnected {
    PlayerId player;
};

struct ShowPrompt {
    PlayerId player;
    MatchId match;
};
struct Respond {
    PlayerId player;
    MatchId match;
    ReadyResponse response = ReadyResponse::Accept;
};
struct Abandon {
    PlayerId player;
    MatchId match;
};
/// Keystrokes (or, where untyped play is on, a position). Answered by a game.state notice, at once
/// or together with the messages after it.
struct Type {
    PlayerId player;
    GameProgress progress;
};

/// Watches a match from now on, and no other one any more. The player is connected. Answered with a
/// spectate.joined notice.
struct Watch {
    PlayerId player;
    MatchId match;
};
struct Unwatch {
    PlayerId player;
    MatchId match;
};
/// A bet whose amount is held under its id. Answered with a spectate.bet_accepted notice.
struct PlaceBet {
    BetId bet;
    PlayerId player;
    Address address;
    MatchId match;
    /// A side's id.
    std::string onSide;
    Amount amount;
};

/// Direct games: the player asked again while waiting, so the ticket is good for a while longer.
/// NOT_IN_QUEUE.
struct RenewTicket {
    PlayerId player;
};
/// Direct games: the player is in the match, or away from it, from now on. The player is connected.
/// Answered with a match_state notice. MATCH_NOT_FOUND, also when it is over; NOT_IN_MATCH.
struct JoinDirect {
    PlayerId player;
    MatchId match;
};
struct LeaveDirect {
    PlayerId player;
    MatchId match;
};
/// Direct games: what a trusted game server says came of the match. MATCH_NOT_FOUND, also when it
/// is over; INVALID_STATE for a winner who is none of its players.
struct ReportResult {
    MatchId match;
    /// A side's id; empty when nobody won.
    std::optional<std::string> winner;
    std::string reason;
};

/// The player leads a new crew. The id is drawn by the host. CREW_NAME_TAKEN, BAD_MESSAGE for a
/// name that no crew may have, INVALID_STATE in a crew. These are answered with a crew.state
/// notice, as are all that follow but leaving.
struct FoundCrew {
    CrewId crew;
    PlayerId player;
    PlayerCard card;
    std::string name;
    std::string tag;
};
/// INVITE_INVALID, CREW_FULL, INVALID_STATE in a crew.
struct JoinCrew {
    PlayerId player;
    PlayerCard card;
    std::string invite;
};
/// NOT_IN_CREW, ALREADY_IN_MATCH in a battle of the crew.
struct LeaveCrew {
    PlayerId player;
};
/// NOT_IN_CREW, also for a member who is none; NOT_CREW_LEADER.
struct KickFromCrew {
    PlayerId player;
    Address member;
};
struct PromoteInCrew {
    PlayerId player;
    Address member;
};
/// The own crew, or the one with this id. NOT_IN_CREW, also when there is no such crew.
struct ShowCrew {
    PlayerId player;
    std::optional<std::string> crew;
};
/// The map, and from now on what changes on it. Answered with a territory.list notice.
struct ShowTerritories {
    PlayerId player;
};

/// A crew attacks a territory, by its leader. Answered with a queue.update notice.
/// ALREADY_IN_QUEUE, ALREADY_IN_MATCH, INVALID_TIER for a stake that is none, BAD_MESSAGE for a
/// territory that is none, INVALID_STATE for the own one, CREW_TOO_SMALL, NOT_IN_CREW,
/// NOT_CREW_LEADER, TERRITORY_BUSY, DRAINING.
struct AttackTerritory {
    TicketId id;
    PlayerId player;
    std::string territory;
    Amount stake;
};
/// A member with a reserved stake (Coordinator::enlistStake()) joins the roster of a war. The
/// ticket's id is the reservation's key.
struct Enlist {
    TicketId ticket;
    PlayerId player;
    MatchId match;
    PlayerCard card;
    bool connected = true;
};

/// Operator: ends a match without anyone's fault.
struct CancelMatch {
    MatchId match;
};
/// Operator: takes the player out of queue and match (a running game is forfeited).
struct Kick {
    PlayerId player;
};
/// No new tickets from now on; no way back.
struct Drain {};

using Command =
    std::variant<EnterQueue, LeaveQueue, Connected, Disconnected, ShowPrompt, Respond, Abandon,
                 Type, Watch, Unwatch, PlaceBet, RenewTicket, JoinDirect, LeaveDirect, ReportResult,
                 CancelMatch, Kick, Drain, FoundCrew, JoinCrew, LeaveCrew, KickFromCrew,
                 PromoteInCrew, ShowCrew, ShowTerritories, AttackTerritory, Enlist>;

} // namespace arcade::core
