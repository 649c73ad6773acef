#pragma once

#include "server/core/state.h"

#include <compare>
#include <optional>
#include <vector>

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

/// How the sides of a match stand against one another. The match stays as it is meanwhile.
class Standings {
public:
    explicit Standings(const Match& match);

    /// By what was typed alone.
    std::strong_ordering compare(int side, int other) const;
    /// Under a verdict: 1 better, 0 even, -1 worse.
    int under(const Verdict& verdict, int side, int other) const;
    /// The side ahead of all others but the excluded one; empty when several are.
    std::optional<int> ahead(std::optional<int> excluded) const;
    /// No side is ahead of it.
    bool isAtTheTop(int side) const;

private:
    /// What each side has done in all; empty for one without players. Sides of one match have
    /// rosters of one size.
    std::vector<std::optional<Cursor>> m_sides;
    bool m_isByScoreAlone;
};

} // namespace arcade::core
