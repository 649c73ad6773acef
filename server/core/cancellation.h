#pragma once

#include "server/core/step.h"
#include "server/core/world.h"

namespace arcade::core {

enum class Penalty { None, Strike };

/// A player who is out when a match falls through.
struct Leaver {
    std::size_t participant = 0;
    Penalty penalty = Penalty::None;
};

/// Why a match falls through before its start. Without leavers, or by an operator, it is the
/// server's doing.
struct Cancellation {
    CancelReason reason = CancelReason::Declined;
    std::vector<Leaver> leavers;
    /// How long a put-back ticket waits for a player who is away.
    Duration grace{};
};

/// Because of those who are away; the server's own doing after it stood still, and then nobody is
/// out for it.
Cancellation becauseOfAway(const World& world, const Step& step, const Match& match);

/// Who leaves before the start: a match whose players gather in a lobby goes on without the leavers
/// while enough are left, and they alone are out (put back, when it is the server's doing). Any
/// other is cancelled. True when it goes on.
bool goesOnWithout(World& world, Step& step, LiveMatch& live, const Cancellation& how);

/// The one way a match is cancelled: leavers are out with their stake released, everyone else is
/// put back with the entry time, all are told why and whose doing it was; bets come back. Others of
/// the queue may be matched in the same step.
void cancelMatch(World& world, Step& step, MatchId match, const Cancellation& how);

} // namespace arcade::core
