#pragma once

#include "server/core/step.h"
#include "server/core/world.h"

/// How an ACTIVE match ends: RESOLVED and SETTLED in one step, told and recorded.
namespace arcade::core {

/// The participant has finished the text.
void resolveCompleted(World& world, Step& step, MatchId match, std::size_t participant);
/// Time is up: the side that has come furthest wins; equal is a tie.
void resolveTimeout(World& world, Step& step, MatchId match);
/// The participant's side has given up: of the others, the one that has come furthest wins.
void resolveForfeit(World& world, Step& step, MatchId match, std::size_t participant);
/// Everybody has left a game that goes on without leavers: what they did until then decides.
void resolveDeserted(World& world, Step& step, MatchId match);
/// Nobody's fault: stakes back, no rating change.
void resolveVoid(World& world, Step& step, MatchId match);

/// A game played elsewhere is over: by its result, or without one. Players are told why.
void resolveReported(World& world, Step& step, MatchId match, std::optional<int> winner,
                     std::string reason);
void resolveUnplayed(World& world, Step& step, MatchId match, std::string reason);

} // namespace arcade::core
