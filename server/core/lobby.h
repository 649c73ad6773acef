#pragma once

#include "server/core/step.h"
#include "server/core/world.h"

/// Games whose players gather: their queue is a lobby, which closes after a while and begins a
/// round with everyone who is there, if they are enough (SPEC 3.5).
namespace arcade::core {

/// After every change of its queue, and when nextLobbyDue() says so: first begins the rounds that
/// are to begin (whoever comes too late for one waits for the next), then, with the tickets ended
/// that are due, keeps the registration open while somebody waits, and tells what has changed.
void beginRounds(World& world, Step& step, TicketQueue& queue);
void settleLobby(World& world, Step& step, const TicketQueue& queue);
/// Those who have just come are told at once, unless everybody was this very instant.
void tellNewcomers(const World& world, Step& step, const QueueKey& key,
                   const std::vector<PlayerId>& players);
/// When there is something to do; empty while nobody waits.
std::optional<Instant> nextLobbyDue(const World& world, const TicketQueue& queue);

/// The lobby of a queue as its players see it. The queue has one.
LobbyUpdate lobbyUpdate(const World& world, const QueueKey& key, Instant now);
/// A round that is under way, or has just ended.
LobbyUpdate lobbyUpdate(const Rules& rules, const Match& match, Instant now);
/// Tells the players of a round what it is at; nothing in a match that is no round.
void tellRound(const World& world, Step& step, const Match& match);

void restoreLobbies(World& world, Step& step, const std::vector<Lobby>& lobbies, Duration outage);
/// The server stood still.
void extendLobbies(World& world, Step& step, Duration outage);

} // namespace arcade::core
