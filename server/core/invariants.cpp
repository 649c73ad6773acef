#include "server/core/invariants.h"

#include "server/core/betting.h"
#include "server/core/match.h"
#include "server/core/match_phases.h"
#include "server/core/policy.h"
#include "server/core/presence.h"
#include "server/core/ring.h"
#include "server/core/territories.h"
#include "server/core/war_shares.h"

#include <set>

namespace arcade::core {
namespace {

bool isPastDeadline(const Ticket& ticket, Instant now) {
    if (policyOf(ticket.queue.gameType).isFirstCome)
        return ticket.suspendedUntil.value_or(now) < now;
    return ticket.expiresAt < now;
}

std::string brokenTickets(const World& world, Instant now, std::set<PlayerId>& seen) {
    for (const auto& [key, queue] : world.queues) {
        if (std::string broken = queue.brokenInvariant(now); !broken.empty())
            return key.partition() + ": " + broken;
        for (const Ticket* ticket : queue.tickets()) {
            const std::string name = "ticket " + ticket->id.toString();
            const QueuePlace* place = queuePlaceOf(world, ticket->player);
            if (place == nullptr || place->ticket != ticket->id || place->queue != &queue ||
                place->waiting != ticket)
                return name + " is not its player's place";
            if (!seen.insert(ticket->player).second)
                return name + " is its player's second place";
            if (isPastDeadline(*ticket, now))
                return name + " is past its deadline";
            if (!policyOf(key.gameType).isStaked && !ticket->stake.isZero())
                return name + " has a stake in a game without";
        }
        const auto due = world.schedule.deadlineOf(QueueDue{key});
        const auto next = queue.nextDeadline();
        if (next && (!due || *due > *next))
            return key.partition() + " has no deadline";
    }
    return {};
}

std::string brokenLobbies(const World& world, Instant now) {
    for (const auto& [key, queue] : world.queues) {
        if (!policyOf(key.gameType).hasLobby)
            continue;
        const auto found = world.lobbies.find(key);
        const bool isOpen = found != world.lobbies.end() && found->second.lobby.closesAt;
        if (isOpen != (queue.size() > 0))
            return key.partition() + " gathers nobody, or is closed to who gathers";
        if (!isOpen)
            continue;
        const Instant closesAt = *found->second.lobby.closesAt;
        const auto due = world.schedule.deadlineOf(QueueDue{key});
        if (closesAt < now || !due || *due > closesAt)
            return key.partition() + " gathers without an end";
        const int present = queue.size() - queue.suspendedCount();
        if (present >= world.rules.huntersMax && !world.isDraining)
            return key.partition() + " is full and waits";
    }
    return {};
}

std::string brokenRoster(const World& world, const Match& match, int side) {
    const std::string name = "match " + match.id.toString();
    const Crew* crew = world.crews.find(match.war->crews[static_cast<std::size_t>(side)]);
    const bool isOpen = isMustering(match);
    Amount stakes;
    for (const Participant& one : match.participants) {
        if (one.side != side)
            continue;
        stakes += one.ticket.stake;
        if (isOpen && one.ticket.stake != heldOf(match.war->stake))
            return name + " holds another stake than a third";
        if (isPlaying(one) && (crew == nullptr || findMember(*crew, one.ticket.player) == nullptr))
            return name + " has a player of no crew in it";
    }
    const int size = rosterSize(match, side);
    if (size > kRosterMost || (!isOpen && (size < kCrewForBattle || stakes != match.war->stake)))
        return name + " has a roster that is none, or its stake is not shared";
    return {};
}

std::string brokenWar(const World& world, const Match& match) {
    const auto battle = world.battles.find(match.queue.subject);
    if (battle == world.battles.end() || battle->second != match.id ||
        match.war->crews.size() != 2 || match.sides.size() != 2)
        return "match " + match.id.toString() + " is not the war for its territory";
    for (int side = 0; side < 2; ++side) {
        if (std::string broken = brokenRoster(world, match, side); !broken.empty())
            return broken;
    }
    return {};
}

std::string brokenParticipants(const World& world, const Match& match, std::set<PlayerId>& seen) {
    const std::string name = "match " + match.id.toString();
    std::set<int> sides;
    for (const Participant& one : match.participants) {
        sides.insert(one.side);
        if (!isPlaying(one)) {
            const bool mayHaveLeft = match.phase == MatchPhase::Active ||
                                     (match.war && match.phase == MatchPhase::Ready);
            if (one.connected || one.graceEndsAt || !mayHaveLeft)
                return name + " waits for somebody who has left";
            continue;
        }
        const LiveMatch* own = liveMatchOf(world, one.ticket.player);
        if (own == nullptr || own->match.id != match.id)
            return name + " is not its player's place";
        if (!seen.insert(one.ticket.player).second)
            return name + " is its player's second place";
        if (one.side < 0 || one.side >= static_cast<int>(match.sides.size()))
            return name + " has a player on no side";
        if (match.phase == MatchPhase::Matched && !match.war && !one.connected)
            return name + " waits for an answer of somebody who is away";
        if (match.phase == MatchPhase::Active && !one.connected && !one.graceEndsAt &&
            !match.restartGraceEndsAt)
            return name + " waits for somebody without a grace";
        if (one.cursor.position < 0 || one.cursor.correctKeys > one.cursor.allKeys)
            return name + " has an impossible cursor";
    }
    if (match.war)
        return brokenWar(world, match);
    if (sides.size() < 2)
        return name + " has one side alone";
    if (sides.size() != match.sides.size() && !policyOf(match.queue.gameType).hasLobby)
        return name + " has an empty side";
    if (match.queue.gameType == GameType::BountyHunt && !isRing(match))
        return name + " has hunters who are no ring";
    return {};
}

std::string brokenBets(const LiveMatch& live) {
    const std::string name = "match " + live.match.id.toString();
    BetPools pools{std::vector<BetPools::Side>(live.match.sides.size()), {}};
    for (const auto& [player, bets] : live.bets.byPlayer()) {
        if (findParticipant(live.match, player))
            return name + " has a bet of somebody who plays in it";
        if (live.bets.amountOf(player) > Amount::data(kBetMost))
            return name + " has more bets of one player than may be";
        for (const Bet& bet : bets) {
            if (bet.match != live.match.id || bet.player != player || bet.side < 0 ||
                bet.side >= static_cast<int>(live.match.sides.size()))
                return name + " has a bet that is not on it";
            if (isWithdrawn(live.match, bet.side))
                continue;
            pools.sides[static_cast<std::size_t>(bet.side)].pool += bet.amount;
            pools.total += bet.amount;
        }
    }
    const BetPools& held = live.bets.pools();
    for (std::size_t side = 0; side < pools.sides.size(); ++side) {
        if (held.sides.at(side).pool != pools.sides[side].pool)
            return name + " has a pool that is not its bets";
    }
    if (held.total != pools.total || (!live.sight && !pools.total.isZero()))
        return name + " has bets where none can be";
    return {};
}

std::string brokenAudience(const World& world, const LiveMatch& live, Instant now) {
    const std::string name = "match " + live.match.id.toString();
    for (const auto* players : {&live.audience.present(), &live.audience.away()}) {
        for (const PlayerId player : *players) {
            const auto watched = world.watching.find(player);
            if (watched == world.watching.end() || watched->second != live.match.id)
                return name + " has a spectator who does not watch it";
            if (findParticipant(live.match, player))
                return name + " is watched by somebody who plays in it";
        }
    }
    if (live.audience.size() > static_cast<std::size_t>(world.rules.spectatorsMax))
        return name + " has too many spectators";
    const auto due = world.schedule.deadlineOf(SpectatorsDue{live.match.id});
    if (due.has_value() == live.audience.isEmpty() || (due && *due < now))
        return name + " is watched without a deadline, or has one for nobody";
    if (live.sight.has_value() == (live.match.phase == MatchPhase::Matched))
        return name + " is open to spectators at the wrong time";
    return {};
}

std::string brokenWatching(const World& world) {
    for (const auto& [player, match] : world.watching) {
        const auto live = world.matches.find(match);
        if (live == world.matches.end() || !live->second.audience.contains(player))
            return "player " + player.toString() + " watches a match that does not know";
    }
    return {};
}

std::string brokenCrews(const World& world, Instant now) {
    if (std::string broken = world.crews.brokenInvariant(); !broken.empty())
        return broken;
    for (const auto& [id, holding] : world.holdings) {
        if (holding.territory != id || !isTerritory(id) || ownerOf(world, id) == nullptr)
            return "territory " + id + " is held by nobody who can";
    }
    for (const auto& [crew, attack] : world.attacks) {
        const auto due = world.schedule.deadlineOf(LandDue{attack.territory});
        const Crew* owner = ownerOf(world, attack.territory);
        if (attack.crew != crew || world.crews.find(crew) == nullptr)
            return "an attack is no crew's";
        if (attack.expiresAt < now || !due || *due > attack.expiresAt)
            return "an attack waits without an end";
        if (owner != nullptr && !world.battles.contains(attack.territory) && !world.isDraining)
            return "an attack waits though there is an owner to fight";
    }
    for (const auto& [territory, id] : world.battles) {
        const auto live = world.matches.find(id);
        if (live == world.matches.end() || live->second.match.queue.subject != territory)
            return "territory " + territory + " is fought over in no match";
    }
    for (const PlayerId player : world.mapViewers) {
        if (!world.online.contains(player))
            return "player " + player.toString() + " looks at the map and is not there";
    }
    for (const auto& [id, told] : world.crewsToldAt) {
        const auto due = world.schedule.deadlineOf(CrewDue{id});
        if (world.crews.find(id) == nullptr || told > now ||
            (due && *due > told + world.rules.crewInterval))
            return "crew " + id.toString() + " is told at the wrong time";
    }
    return {};
}

/// Accepted, counted down, typed and clocked here.
std::string brokenGame(const World& world, const LiveMatch& live, Instant now) {
    const Match& match = live.match;
    const std::string name = "match " + match.id.toString();
    const auto due = world.schedule.deadlineOf(MatchDue{match.id});
    if (!due || *due > match.phaseEndsAt || *due < now)
        return name + " has no deadline";
    if ((match.phase == MatchPhase::Active) != match.startedAt.has_value())
        return name + " has no start";
    if ((match.phase == MatchPhase::Matched) != match.sequence.empty())
        return name + " has no text";
    return brokenAudience(world, live, now);
}

/// Played elsewhere: under way, without a stake, a text or a spectator, and with a deadline for
/// each who is not there.
std::string brokenElsewhere(const World& world, const LiveMatch& live, Instant now) {
    const Match& match = live.match;
    const std::string name = "match " + match.id.toString();
    if (match.phase != MatchPhase::Active || !match.startedAt)
        return name + " is not under way";
    if (!match.sequence.empty() || live.sight || !live.audience.isEmpty())
        return name + " has what only a game played here has";
    for (const Participant& one : match.participants) {
        if (!one.ticket.stake.isZero())
            return name + " has a stake in a game without";
        if (one.connected && (!one.response || one.graceEndsAt || one.disconnectedAt))
            return name + " has a player who is there and is not";
    }
    const auto due = world.schedule.deadlineOf(MatchDue{match.id});
    if (due != nextGraceEnd(match) || (due && *due < now))
        return name + " has another deadline than its players";
    return {};
}

std::string brokenMatches(const World& world, Instant now, std::set<PlayerId>& seen) {
    for (const auto& [id, live] : world.matches) {
        const Match& match = live.match;
        const std::string name = "match " + id.toString();
        if (match.id != id || live.typists.size() != match.participants.size())
            return name + " does not hold together";
        if (!isLive(match.phase))
            return name + " is over and still there";
        if (std::string broken = brokenParticipants(world, match, seen); !broken.empty())
            return broken;
        if (std::string broken = brokenBets(live); !broken.empty())
            return broken;
        const bool isPlayedHere = policyOf(match.queue.gameType).isPlayedHere;
        if (std::string broken =
                isPlayedHere ? brokenGame(world, live, now) : brokenElsewhere(world, live, now);
            !broken.empty())
            return broken;
    }
    return {};
}

} // namespace

std::string brokenInvariant(const World& world, Instant now) {
    std::set<PlayerId> seen;
    if (std::string broken = brokenTickets(world, now, seen); !broken.empty())
        return broken;
    if (std::string broken = brokenLobbies(world, now); !broken.empty())
        return broken;
    if (std::string broken = brokenMatches(world, now, seen); !broken.empty())
        return broken;
    if (std::string broken = brokenWatching(world); !broken.empty())
        return broken;
    if (std::string broken = brokenCrews(world, now); !broken.empty())
        return broken;
    std::string broken;
    world.places.visit([&](PlayerId player, const Place&) {
        if (broken.empty() && !seen.contains(player))
            broken = "player " + player.toString() + " holds a place that is not there";
    });
    if (!broken.empty())
        return broken;
    if (const auto next = world.schedule.next(); next && *next < now)
        return "a deadline was missed";
    return {};
}

} // namespace arcade::core
