#pragma once

#include "server/core/command.h"
#include "server/core/step.h"
#include "server/core/world.h"

/// Who watches which match, and what they are told (SPEC 3.7).
namespace arcade::core {

/// MATCH_NOT_FOUND, INVALID_STATE for a player of the match, MATCH_NOT_SPECTATABLE before READY,
/// SPECTATORS_FULL. Whoever waits in a queue may watch, and goes on watching while the own match
/// is played; a match joined within the first moments of READY shows how READY began.
Refusal watch(World& world, Step& step, const Watch& command);
/// INVALID_STATE for a match that is not watched.
Refusal unwatch(World& world, Step& step, const Unwatch& command);

/// Watching outlasts a lost connection: the place is kept until the match ends.
void spectatorBack(World& world, Instant now, PlayerId player);
void spectatorAway(World& world, Instant now, PlayerId player);

/// READY begins, or a running game goes on after a restart.
void openToSpectators(const World& world, LiveMatch& live, Instant now);
/// After every change of what spectators see.
void noteSight(LiveMatch& live, Instant now);
/// After one that is no more than what a participant has typed, as most of them are.
void noteTyping(LiveMatch& live, const Participant& typist, Instant now);
/// A batch may leave: all who watch are told together, when anything has changed.
void spectatorsDue(World& world, Step& step, MatchId match);

/// How a match ended, for those who watched or bet.
struct MatchEnd {
    std::optional<std::string> winner;
    /// Empty for one that was cancelled.
    std::optional<EndReason> reason;
};
/// Nothing is delayed any more: all who watched see how it ended, all who bet are told what it
/// brought, and nobody watches it from now on.
void endSpectating(World& world, Step& step, const LiveMatch& ended, const MatchEnd& end,
                   const std::vector<BetsSettled::Payout>& payouts);

} // namespace arcade::core
