#pragma once

#include "server/core/audience.h"
#include "server/core/bet_book.h"
#include "server/core/crew_book.h"
#include "server/core/delayed_sight.h"
#include "server/core/id_map.h"
#include "server/core/indexed_map.h"
#include "server/core/queue.h"
#include "server/core/race.h"
#include "server/core/random.h"
#include "server/core/rules.h"
#include "server/core/schedule.h"
#include "shared/protocol/spectate_view.h"
#include "shared/vocabulary/result.h"

#include <map>
#include <set>
#include <variant>
#include <vector>

/// All the state of the core, and where things are found in it.
namespace arcade::core {

/// The one place a player holds, server-wide.
struct QueuePlace {
    /// Of World::queues; never null.
    TicketQueue* queue = nullptr;
    TicketId ticket;
    /// The ticket in its queue; never null.
    const Ticket* waiting = nullptr;
};
using Place = std::variant<QueuePlace, MatchId>;

/// What of a participant's typing is not stored: lost in a restart, sent again by the client.
struct Typist {
    KeyBuffer keys;
    std::optional<Instant> toldAt;
    /// The participant awaits game.state; the others await the progress.
    bool owesState = false;
    bool owesProgress = false;
    /// A new text has begun: told at once.
    bool owesText = false;
};

/// A match that is not settled, with its volatile part.
struct LiveMatch {
    Match match;
    /// The next full second of the countdown.
    Instant nextTick{};
    /// Set while cursors are ahead of the record.
    std::optional<Instant> checkpointAt;
    /// With more than two sides: when everybody is to be told of everybody, and was last.
    std::optional<Instant> fieldDue{};
    std::optional<Instant> fieldToldAt{};
    /// As the participants.
    std::vector<Typist> typists;
    BetBook bets;
    Audience audience;
    /// From READY on.
    std::optional<DelayedSight> sight{};
    std::optional<SpectateUpdate> toldSpectators{};
};

/// A lobby with what its players were told of it.
struct LiveLobby {
    Lobby lobby;
    std::optional<LobbyUpdate> told{};
    Instant toldAt{};
};

struct World {
    explicit World(const Rules& theRules)
        : rules(theRules)
        , random(theRules.secret)
        , places(theRules.secret.front()) {}

    Rules rules;
    Random random;
    bool isDraining = false;
    /// The server stood still: until then nobody is to blame for being away.
    Instant blamelessUntil{};
    /// Keyed: the ids of players of direct games come from names of their choice.
    IdMap<PlayerId, Place> places;
    std::map<QueueKey, TicketQueue> queues;
    std::map<QueueKey, LiveLobby> lobbies;
    IndexedMap<MatchId, LiveMatch> matches;
    /// Which match a player watches.
    std::map<PlayerId, MatchId> watching;
    std::map<PlayerId, Strikes> strikes;
    std::map<PlayerId, Aftermath> aftermaths;
    CrewBook crews;
    /// Territories that are held.
    std::map<std::string, Holding> holdings;
    /// Attacks that wait for a war, and the wars that are not over, one a territory.
    std::map<CrewId, Attack> attacks;
    std::map<std::string, MatchId> battles;
    /// Who is connected, and who of them looks at the map.
    std::set<PlayerId> online;
    std::set<PlayerId> mapViewers;
    /// When the members of a crew last were told how it is.
    std::map<CrewId, Instant> crewsToldAt;
    Schedule schedule;
};

TicketQueue& queueOf(World& world, const QueueKey& key);

/// Null when the player holds none.
const QueuePlace* queuePlaceOf(const World& world, PlayerId player);
LiveMatch* liveMatchOf(World& world, PlayerId player);
const LiveMatch* liveMatchOf(const World& world, PlayerId player);

/// The match a command names, played here: MATCH_NOT_FOUND, NOT_IN_MATCH when the player is not
/// part of it, or INVALID_STATE when it is played elsewhere.
Result<LiveMatch*> findOwnMatch(World& world, MatchId match, PlayerId player);

/// Adds the match and its players' places.
LiveMatch& addMatch(World& world, Match match);
/// Removes it with its deadlines; what of players and spectators points to it is the caller's to
/// end or change.
LiveMatch takeMatch(World& world, MatchId match);
/// Sets the match's deadline to the next instant something of it is due; none for a game played
/// elsewhere while everyone is there.
void armMatch(World& world, const LiveMatch& live);

} // namespace arcade::core
