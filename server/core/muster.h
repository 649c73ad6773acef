#pragma once

#include "server/core/command.h"
#include "server/core/step.h"
#include "server/core/world.h"

/// MATCHED and READY of a war: who fights for the crews, until the roster locks and the game starts
/// (SPEC 3.6).
namespace arcade::core {

/// Two crews meet, the attacker first: their members are called.
void beginMuster(World& world, Step& step, std::vector<CrewId> crews, std::vector<Attack> attacks);

/// What Enlist would be refused with, before the stake is held for it. ALREADY_IN_QUEUE and
/// ALREADY_IN_MATCH, also in this very match; MATCH_NOT_FOUND, NOT_IN_MATCH, INVALID_STATE once the
/// roster is locked or full.
Refusal enlistRefusal(const World& world, PlayerId player, MatchId match);
Refusal enlist(World& world, Step& step, const Enlist& command);

/// A member's answer or sign of life without a stake held; the match is a war.
Refusal answerMuster(World& world, Step& step, LiveMatch& live, const Respond& command);
Refusal seeMuster(const World& world, const Match& match, PlayerId player);

/// The player is on the roster and will not be: off it before the lock; after it the place and its
/// stake stay, and count for nothing.
void leaveMuster(World& world, Step& step, LiveMatch& live, std::size_t participant,
                 CancelReason reason);

/// The time to accept is over: who is there makes the roster.
void lockRoster(World& world, Step& step, LiveMatch& live);
/// The countdown is over. True when the game can start, with a grace for those who are away.
bool mayStartWar(World& world, Step& step, LiveMatch& live);

/// What a member of the crew who has not answered is asked.
MatchFound musterCall(const Match& match, int side, Instant now);
/// The wars that wait for the player's answer.
std::vector<MatchFound> mustersFor(const World& world, PlayerId player, Instant now);
/// Calls whoever has just joined the crew.
void callMember(const World& world, Step& step, PlayerId player);

/// The server was away, nobody is there: everybody has Rules::restartGrace to come back.
void restoreMuster(World& world, Step& step, LiveMatch& live, Duration outage);

} // namespace arcade::core
