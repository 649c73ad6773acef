#include "server/core/verdict.h"

#include "server/core/race.h"

#include <vector>

namespace arcade::core {
namespace {

/// What a side has done in all. Sides of one match have rosters of one size.
Cursor sideCursor(const Match& match, int side) {
    Cursor sum;
    for (const Participant& one : match.participants) {
        if (one.side != side)
            continue;
        sum.position += one.cursor.position;
        sum.score += one.cursor.score;
        sum.correctKeys += one.cursor.correctKeys;
        sum.allKeys += one.cursor.allKeys;
    }
    return sum;
}

std::optional<int> sideAhead(const Match& match, std::optional<int> excluded) {
    std::optional<int> best;
    bool isShared = false;
    for (int side = 0; side < static_cast<int>(match.sides.size()); ++side) {
        if (side == excluded)
            continue;
        const auto order = best ? compareCursors(sideCursor(match, side), sideCursor(match, *best))
                                : std::strong_ordering::greater;
        if (order > 0)
            best = side;
        isShared = order == 0 || (isShared && order < 0);
    }
    return isShared ? std::nullopt : best;
}

} // namespace

Verdict timeoutVerdict(const Match& match) {
    return {EndReason::Timeout, sideAhead(match, std::nullopt), std::nullopt};
}

Verdict forfeitVerdict(const Match& match, int forfeiter) {
    return {EndReason::Forfeit, sideAhead(match, forfeiter), forfeiter};
}

int standing(const Match& match, const Verdict& verdict, int side, int other) {
    if (verdict.winner == side || verdict.forfeiter == other)
        return 1;
    if (verdict.winner == other || verdict.forfeiter == side)
        return -1;
    const auto order = compareCursors(sideCursor(match, side), sideCursor(match, other));
    return order > 0 ? 1 : order < 0 ? -1 : 0;
}

} // namespace arcade::core
