#include "server/core/lobby.h"

#include "server/core/match.h"
#include "server/core/match_making.h"
#include "server/core/policy.h"

#include <algorithm>
#include <iterator>

namespace arcade::core {
namespace {

int presentCount(const TicketQueue& queue) {
    return queue.size() - queue.suspendedCount();
}

LiveLobby& lobbyOf(World& world, const QueueKey& key) {
    const auto [place, isNew] = world.lobbies.try_emplace(key);
    if (isNew)
        place->second.lobby.queue = key;
    return place->second;
}

bool mayBegin(const World& world, const Lobby& lobby, const TicketQueue& queue, Instant now) {
    const int present = presentCount(queue);
    if (world.isDraining || present < world.rules.huntersMin)
        return false;
    return present >= world.rules.huntersMax || (lobby.closesAt && *lobby.closesAt <= now);
}

/// Open from the first who comes until nobody is left; with too few at its end, open again.
void keepOpen(const Rules& rules, Lobby& lobby, const TicketQueue& queue, Instant now) {
    if (queue.size() == 0)
        lobby.closesAt.reset();
    else if (!lobby.closesAt || *lobby.closesAt <= now)
        lobby.closesAt = now + rules.registration;
}

/// The time left is no change: it runs on both sides.
bool isUnchanged(LobbyUpdate told, const LobbyUpdate& update) {
    told.timeLeft = update.timeLeft;
    return told == update;
}

Amount stakesOf(StakeTier tier, int players) {
    return Amount::data(stakeOf(tier)).scaled(static_cast<std::uint64_t>(players), 1);
}

std::vector<PlayerId> presentPlayers(const TicketQueue& queue) {
    std::vector<PlayerId> players;
    for (const Ticket* ticket : queue.tickets()) {
        if (!ticket->suspendedUntil)
            players.push_back(ticket->player);
    }
    return players;
}

bool hasNews(const World& world, const LiveLobby& live, Instant now) {
    return live.lobby.closesAt &&
           !(live.told && isUnchanged(*live.told, lobbyUpdate(world, live.lobby.queue, now)));
}

void tellLobby(const World& world, Step& step, LiveLobby& live, const TicketQueue& queue) {
    if (!hasNews(world, live, step.now) || step.now < live.toldAt + world.rules.lobbyInterval)
        return;
    live.told = lobbyUpdate(world, live.lobby.queue, step.now);
    live.toldAt = step.now;
    step.tell(presentPlayers(queue), *live.told);
}

LobbyPhase lobbyPhase(MatchPhase phase) {
    switch (phase) {
    case MatchPhase::Matched:
    case MatchPhase::Ready: return LobbyPhase::Assigning;
    case MatchPhase::Active: return LobbyPhase::Active;
    case MatchPhase::Resolved:
    case MatchPhase::Settled:
    case MatchPhase::Cancelled: break;
    }
    return LobbyPhase::Ended;
}

} // namespace

void beginRounds(World& world, Step& step, TicketQueue& queue) {
    Lobby& lobby = lobbyOf(world, queue.key()).lobby;
    while (mayBegin(world, lobby, queue, step.now)) {
        lobby.closesAt.reset();
        const std::int64_t round = lobby.round++;
        step.keep(LobbySaved{lobby});
        makeMatch(world, step, queue.takePresent(world.rules.huntersMax, step.now), round);
    }
}

void settleLobby(World& world, Step& step, const TicketQueue& queue) {
    LiveLobby& live = lobbyOf(world, queue.key());
    const std::optional<Instant> before = live.lobby.closesAt;
    keepOpen(world.rules, live.lobby, queue, step.now);
    if (live.lobby.closesAt != before)
        step.keep(LobbySaved{live.lobby});
    tellLobby(world, step, live, queue);
}

void tellNewcomers(const World& world, Step& step, const QueueKey& key,
                   const std::vector<PlayerId>& players) {
    const auto found = world.lobbies.find(key);
    if (found == world.lobbies.end() || found->second.toldAt == step.now)
        return;
    std::vector<PlayerId> waiting;
    std::copy_if(players.begin(), players.end(), std::back_inserter(waiting),
                 [&](PlayerId player) { return queuePlaceOf(world, player) != nullptr; });
    step.tell(waiting, lobbyUpdate(world, key, step.now));
}

std::optional<Instant> nextLobbyDue(const World& world, const TicketQueue& queue) {
    const auto found = world.lobbies.find(queue.key());
    if (found == world.lobbies.end() || !found->second.lobby.closesAt)
        return std::nullopt;
    const LiveLobby& live = found->second;
    Instant next = *live.lobby.closesAt;
    if (presentCount(queue) > 0 && hasNews(world, live, live.toldAt))
        next = std::min(next, live.toldAt + world.rules.lobbyInterval);
    return next;
}

LobbyUpdate lobbyUpdate(const World& world, const QueueKey& key, Instant now) {
    const Lobby& lobby = world.lobbies.at(key).lobby;
    LobbyUpdate update;
    update.round = lobby.round;
    update.phase = LobbyPhase::Registration;
    update.players = presentCount(world.queues.at(key));
    update.min = world.rules.huntersMin;
    update.max = world.rules.huntersMax;
    update.prizePool = stakesOf(*key.tier, update.players);
    update.phaseEndsAt = lobby.closesAt.value_or(now);
    update.timeLeft = timeLeft(update.phaseEndsAt, now);
    update.stakeTier = key.tier;
    return update;
}

LobbyUpdate lobbyUpdate(const Rules& rules, const Match& match, Instant now) {
    LobbyUpdate update;
    update.round = match.round.value_or(0);
    update.phase = lobbyPhase(match.phase);
    update.players = playingCount(match);
    update.min = rules.huntersMin;
    update.max = rules.huntersMax;
    for (const Participant& one : match.participants)
        update.prizePool += one.ticket.stake;
    update.phaseEndsAt = match.phaseEndsAt;
    update.timeLeft = timeLeft(match.phaseEndsAt, now);
    update.stakeTier = match.queue.tier;
    return update;
}

void tellRound(const World& world, Step& step, const Match& match) {
    if (match.round)
        step.tell(playersOf(match), lobbyUpdate(world.rules, match, step.now));
}

void restoreLobbies(World& world, Step& step, const std::vector<Lobby>& lobbies, Duration outage) {
    for (const Lobby& stored : lobbies) {
        Lobby& lobby = lobbyOf(world, stored.queue).lobby;
        lobby = stored;
        // Nobody misses the round for being cut off by the restart.
        if (lobby.closesAt)
            lobby.closesAt =
                std::max(*lobby.closesAt + outage, step.now + world.rules.restartGrace);
        step.keep(LobbySaved{lobby});
    }
}

void extendLobbies(World& world, Step& step, Duration outage) {
    for (auto& [key, live] : world.lobbies) {
        if (!live.lobby.closesAt)
            continue;
        *live.lobby.closesAt += outage;
        step.keep(LobbySaved{live.lobby});
    }
}

} // namespace arcade::core
