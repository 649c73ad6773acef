#pragma once

#include "server/core/state.h"

#include <array>

namespace arcade::core {

/// A legal step of a match's life. QUEUED is before the match exists: a ticket.
struct PhaseMove {
    MatchPhase from;
    MatchPhase to;
};

inline constexpr std::array kPhaseMoves{
    PhaseMove{MatchPhase::Matched, MatchPhase::Ready},
    PhaseMove{MatchPhase::Matched, MatchPhase::Cancelled},
    PhaseMove{MatchPhase::Ready, MatchPhase::Active},
    PhaseMove{MatchPhase::Ready, MatchPhase::Cancelled},
    PhaseMove{MatchPhase::Active, MatchPhase::Resolved},
    PhaseMove{MatchPhase::Resolved, MatchPhase::Settled},
};

constexpr bool mayMove(MatchPhase from, MatchPhase to) {
    for (const PhaseMove& move : kPhaseMoves) {
        if (move.from == from && move.to == to)
            return true;
    }
    return false;
}

/// A match in this phase has a deadline that ends it.
constexpr bool isLive(MatchPhase phase) {
    return mayMove(phase, MatchPhase::Cancelled) || mayMove(phase, MatchPhase::Resolved);
}

/// The only way into a phase; `endsAt` is the deadline that ends it (for a final phase: now).
/// Anything but a legal move is a broken invariant.
void enter(Match& match, MatchPhase phase, Instant endsAt);

} // namespace arcade::core
