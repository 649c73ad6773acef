#include "tools/player/cross_check.h"

#include "tools/player/duel_rules.h"

namespace arcade::player {

void CrossCheck::add(const GameResult& result) {
    const auto [other, isFirst] = m_waiting.try_emplace(result.matchId, result);
    if (isFirst || other->second.yourStats.address == result.yourStats.address)
        return;
    compare(other->second, result);
    m_waiting.erase(other);
    ++m_compared;
}

void CrossCheck::require(bool holds, const GameResult& result, const char* rule) {
    if (!holds)
        m_faults.push_back("match " + result.matchId.toString() + ": " + rule);
}

void CrossCheck::compare(const GameResult& one, const GameResult& other) {
    require(one.winner == other.winner && one.endReason == other.endReason &&
                one.duration == other.duration,
            one, "its players were told of different ends");
    require(one.opponentStats == other.yourStats && other.opponentStats == one.yourStats, one,
            "its players were told of different figures");
    require(one.ratingChange + other.ratingChange == 0, one,
            "the rating changes of its players do not cancel out");
    if (!one.stakeTier)
        return;
    const Pot pot = potOf(*one.stakeTier);
    const Amount paid = one.prize + other.prize;
    require(paid == (one.winner.value ? pot.prize : pot.wager + pot.wager), one,
            "what its players got is not the pot less the burn");
}

} // namespace arcade::player
