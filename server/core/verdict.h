#pragma once

#include "server/core/state.h"

#include <optional>

namespace arcade::core {

/// How a game ended and for whom.
struct Verdict {
    EndReason reason = EndReason::Void;
    /// Index of the side; empty for a tie or a void match.
    std::optional<int> winner;
    /// The side that gave up; it has lost to everyone.
    std::optional<int> forfeiter;
};

/// Who is ahead when time is up; equal at the top is a tie.
Verdict timeoutVerdict(const Match& match);
/// Of the sides that did not give up, the one ahead wins.
Verdict forfeitVerdict(const Match& match, int forfeiter);

/// How one side stands against another under a verdict: 1 better, 0 even, -1 worse.
int standing(const Match& match, const Verdict& verdict, int side, int other);

} // namespace arcade::core
