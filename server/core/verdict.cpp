#include "server/core/verdict.h"

#include "server/core/policy.h"
#include "server/core/race.h"

namespace arcade::core {
namespace {

void add(Cursor& sum, const Cursor& cursor) {
    sum.position += cursor.position;
    sum.score += cursor.score;
    sum.correctKeys += cursor.correctKeys;
    sum.allKeys += cursor.allKeys;
}

} // namespace

Standings::Standings(const Match& match)
    : m_sides(match.sides.size())
    , m_isByScoreAlone(policyOf(match.queue.gameType).isByScoreAlone) {
    for (const Participant& one : match.participants) {
        std::optional<Cursor>& sum = m_sides[static_cast<std::size_t>(one.side)];
        if (!sum)
            sum.emplace();
        add(*sum, one.cursor);
    }
}

std::strong_ordering Standings::compare(int side, int other) const {
    const auto& own = m_sides[static_cast<std::size_t>(side)];
    const auto& theirs = m_sides[static_cast<std::size_t>(other)];
    if (!own || !theirs)
        return own.has_value() <=> theirs.has_value();
    return m_isByScoreAlone ? scoreOf(*own) <=> scoreOf(*theirs) : compareCursors(*own, *theirs);
}

int Standings::under(const Verdict& verdict, int side, int other) const {
    if (verdict.winner == side || verdict.forfeiter == other)
        return 1;
    if (verdict.winner == other || verdict.forfeiter == side)
        return -1;
    const auto order = compare(side, other);
    return order > 0 ? 1 : order < 0 ? -1 : 0;
}

std::optional<int> Standings::ahead(std::optional<int> excluded) const {
    std::optional<int> best;
    bool isShared = false;
    for (int side = 0; side < static_cast<int>(m_sides.size()); ++side) {
        if (side == excluded)
            continue;
        const auto order = best ? compare(side, *best) : std::strong_ordering::greater;
        if (order > 0)
            best = side;
        isShared = order == 0 || (isShared && order < 0);
    }
    return isShared ? std::nullopt : best;
}

bool Standings::isAtTheTop(int side) const {
    for (int other = 0; other < static_cast<int>(m_sides.size()); ++other) {
        if (compare(other, side) > 0)
            return false;
    }
    return true;
}

Verdict timeoutVerdict(const Match& match) {
    return {EndReason::Timeout, Standings{match}.ahead(std::nullopt), std::nullopt};
}

Verdict forfeitVerdict(const Match& match, int forfeiter) {
    return {EndReason::Forfeit, Standings{match}.ahead(forfeiter), forfeiter};
}

} // namespace arcade::core
