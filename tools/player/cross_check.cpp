#include "tools/player/cross_check.h"

#include "tools/player/duel_rules.h"
#include "tools/player/hunt_rules.h"

namespace arcade::player {

void CrossCheck::add(const GameResult& result) {
    if (result.gameType == GameType::BountyHunt) {
        addHunt(result);
        return;
    }
    const auto [other, isFirst] = m_waiting.try_emplace(result.matchId, result);
    if (isFirst || other->second.yourStats.address == result.yourStats.address)
        return;
    compare(other->second, result);
    m_waiting.erase(other);
    ++m_compared;
}

void CrossCheck::addHunt(const GameResult& result) {
    auto& hunters = m_hunts[result.matchId];
    hunters.try_emplace(result.yourStats.address, result);
    const GameResult& first = hunters.begin()->second;
    require(first.winner == result.winner && first.endReason == result.endReason &&
                first.duration == result.duration && first.players == result.players,
            result, "its hunters were told of different ends");
    if (hunters.size() < result.players.size() || !result.stakeTier)
        return;
    const Amount stake = Amount::data(stakeOf(*result.stakeTier));
    Amount left = stake.scaled(hunters.size(), 1);
    for (const auto& [address, one] : hunters) {
        left -= one.prize;
        if (one.hunt && one.hunt->isTaken)
            left -= stake - bountyOf(stake);
    }
    require(left.isZero(), result, "what its hunters got is not their stakes less the burn");
    m_hunts.erase(result.matchId);
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
