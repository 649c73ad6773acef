#include "server/core/match_phases.h"

#include "shared/vocabulary/expect.h"

namespace arcade::core {

static_assert(isLive(MatchPhase::Matched) && isLive(MatchPhase::Ready) &&
              isLive(MatchPhase::Active));
static_assert(!isLive(MatchPhase::Settled) && !isLive(MatchPhase::Cancelled));

void enter(Match& match, MatchPhase phase, Instant endsAt) {
    ARCADE_EXPECT(mayMove(match.phase, phase));
    match.phase = phase;
    match.phaseEndsAt = endsAt;
}

} // namespace arcade::core
