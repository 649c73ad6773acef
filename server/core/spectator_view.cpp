#include "server/core/spectator_view.h"

#include "server/core/match.h"
#include "server/core/policy.h"
#include "server/core/views.h"

#include <algorithm>

namespace arcade::core {
namespace {

constexpr std::int64_t kHundredth = Ratio::kOne / 100;
constexpr int kSpeedStep = 5;

Ratio hundredthsDown(std::int64_t part, std::int64_t whole) {
    return Ratio{whole == 0 ? 0 : part * 100 / whole * kHundredth};
}

Ratio nearestHundredth(std::int64_t part, std::int64_t whole) {
    return Ratio{whole == 0 ? 0 : (part * 200 + whole) / (whole * 2) * kHundredth};
}

/// In a duel the score is no more than the progress in other words, and says as little.
int shownScore(const Match& match, const Sight::Side& side) {
    if (!policyOf(match.queue.gameType).isAgainstOne)
        return side.characters;
    const auto length = static_cast<std::int64_t>(match.sequence.size());
    return static_cast<int>(side.progress.millionths / kHundredth * length / 100);
}

SpectatedSide spectatedSide(const Match& match, const Sight& sight, std::size_t index, Instant at) {
    const Sight::Side& side = sight.sides[index];
    const BetPools::Side& bets = sight.pools.sides[index];
    SpectatedSide shown;
    shown.id = match.sides[index].id;
    shown.progress = side.progress;
    if (sight.startedAt)
        shown.wpm = wordsPerMinute(side.characters, *sight.startedAt, at) / kSpeedStep * kSpeedStep;
    shown.accuracy = side.accuracy;
    shown.score = shownScore(match, side);
    shown.pool = bets.pool;
    shown.odds = bets.odds;
    return shown;
}

SpectateUpdate updateOf(const Match& match, const Sight& sight, Instant at, Instant now) {
    SpectateUpdate update;
    update.matchId = match.id;
    update.spectatorCount = sight.spectators;
    update.phase = sight.phase;
    update.endsAt = sight.endsAt;
    update.timeLeft = timeLeft(sight.endsAt, now);
    update.totalPool = sight.pools.total;
    for (std::size_t index = 0; index < sight.sides.size(); ++index) {
        if (!sight.sides[index].isWithdrawn)
            update.sides.push_back(spectatedSide(match, sight, index, at));
    }
    const SpectatedSide& first = update.sides.at(0);
    const SpectatedSide& second = update.sides.at(1);
    update.player1Progress = first.progress;
    update.player2Progress = second.progress;
    update.betOdds = {first.odds, second.odds};
    return update;
}

WatchableMatch watchableMatch(const LiveMatch& live, Instant now) {
    const Match& match = live.match;
    const Sight& sight = live.sight->shownAt(now).sight;
    WatchableMatch listed;
    listed.matchId = match.id;
    listed.gameType = match.queue.gameType;
    listed.tier = match.queue.tier;
    listed.phase = sight.phase;
    listed.sides = sideCards(match);
    listed.endsAt = sight.endsAt;
    listed.timeLeft = timeLeft(sight.endsAt, now);
    listed.spectatorCount = sight.spectators;
    return listed;
}

} // namespace

Sight::Side sideSight(const Match& match, std::size_t index) {
    std::int64_t players = 0;
    std::int64_t positions = 0;
    // Of the texts the positions are in.
    std::int64_t lengths = 0;
    std::int64_t characters = 0;
    std::int64_t correct = 0;
    std::int64_t all = 0;
    for (const Participant& one : match.participants) {
        if (static_cast<std::size_t>(one.side) != index)
            continue;
        ++players;
        positions += one.cursor.position;
        lengths += static_cast<std::int64_t>(textOf(match, one).size());
        characters += scoreOf(one.cursor);
        correct += one.cursor.correctKeys;
        all += one.cursor.allKeys;
    }
    return {hundredthsDown(positions, lengths), nearestHundredth(correct, all),
            players == 0 ? 0 : static_cast<int>(characters / players), players == 0};
}

Sight sightOf(const LiveMatch& live) {
    const Match& match = live.match;
    Sight sight;
    sight.phase = match.phase;
    sight.endsAt = match.phaseEndsAt;
    sight.startedAt = match.startedAt;
    for (std::size_t side = 0; side < match.sides.size(); ++side)
        sight.sides.push_back(sideSight(match, side));
    sight.pools = live.bets.pools();
    sight.spectators = static_cast<int>(live.audience.present().size());
    return sight;
}

SpectateUpdate spectateUpdate(const LiveMatch& live, Instant now) {
    const DelayedSight::Shown shown = live.sight->shownAt(now);
    return updateOf(live.match, shown.sight, shown.at, now);
}

SpectateUpdate finalUpdate(const LiveMatch& ended, Instant now) {
    return updateOf(ended.match, sightOf(ended), now, now);
}

SpectateJoined spectateJoined(const LiveMatch& live, PlayerId receiver, Instant now) {
    SpectateJoined joined;
    joined.update = spectateUpdate(live, now);
    joined.gameType = live.match.queue.gameType;
    joined.tier = live.match.queue.tier;
    joined.players = sideCards(live.match);
    // By what is shown alone: the start of the game is told later.
    joined.canBet = joined.update.phase == MatchPhase::Ready && now < joined.update.endsAt;
    joined.delay = kSpectatorDelay + kSpectatorDelayDrawn;
    for (const Bet& bet : live.bets.betsOf(receiver))
        joined.bets.push_back(betReceipt(live, bet, now));
    return joined;
}

BetReceipt betReceipt(const LiveMatch& live, const Bet& bet, Instant now) {
    const auto side = static_cast<std::size_t>(bet.side);
    const Ratio odds = live.sight->shownAt(now).sight.pools.sides[side].odds;
    return {live.match.id, bet.amount, live.match.sides[side].id, odds, {}, bet.id};
}

SpectateMatches watchableMatches(const World& world, std::optional<GameType> gameType,
                                 Instant now) {
    std::vector<const LiveMatch*> open;
    for (const auto& [id, live] : world.matches) {
        if (live.sight && live.sight->hasBegunAt(now) &&
            gameType.value_or(live.match.queue.gameType) == live.match.queue.gameType)
            open.push_back(&live);
    }
    std::stable_sort(open.begin(), open.end(), [](const LiveMatch* a, const LiveMatch* b) {
        return a->match.createdAt < b->match.createdAt;
    });
    SpectateMatches list;
    for (const LiveMatch* live : open)
        list.matches.push_back(watchableMatch(*live, now));
    return list;
}

} // namespace arcade::core
