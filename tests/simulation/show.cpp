#include "tests/simulation/show.h"

#include "tests/simulation/bet_oracle.h"
#include "tests/simulation/failure.h"
#include "tests/simulation/hunt_oracle.h"

#include <algorithm>

namespace arcade::simulation {
namespace {

constexpr std::int64_t kHundredth = Ratio::kOne / 100;

template <class Value>
bool contains(const std::vector<Value>& values, const Value& value) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

bool isHundredths(Ratio ratio) {
    return ratio >= Ratio{} && ratio <= Ratio::one() && ratio.millionths % kHundredth == 0;
}

std::int64_t percent(int position, const core::Match& match) {
    return position * 100 / static_cast<std::int64_t>(match.sequence.size());
}

} // namespace

Show::Show(const core::Match& opened, Instant now)
    : match(opened)
    , openedAt(now)
    , phase(opened.phase)
    , unchangedSince(now) {
    for (const core::Participant& one : opened.participants)
        furthest.emplace_back(one.cursor.position);
}

void Show::placed(const core::Bet& bet) {
    bets.push_back(bet);
    betCount.set(bet.at, bets.size());
}

void Show::forgetChanges() {
    phase.forgetChanges();
    betCount.forgetChanges();
    for (Timeline<int>& one : furthest)
        one.forgetChanges();
}

std::set<PlayerId> Show::bettors() const {
    std::set<PlayerId> players;
    for (const core::Bet& bet : bets)
        players.insert(bet.player);
    return players;
}

Amount Show::poolOf(std::size_t count, int side) const {
    Amount pool;
    for (std::size_t index = 0; index < count; ++index) {
        if (bets[index].side == side)
            pool += bets[index].amount;
    }
    return pool;
}

bool Show::hasPools(const SpectateUpdate& view, std::size_t count) const {
    return std::all_of(view.sides.begin(), view.sides.end(), [&](const SpectatedSide& side) {
        return side.pool == poolOf(count, indexOf(side.id));
    });
}

int Show::indexOf(const std::string& side) const {
    const auto found = std::find_if(match.sides.begin(), match.sides.end(),
                                    [&](const core::Side& one) { return one.id == side; });
    require(found != match.sides.end(), "a side shown is one of the match", match.id);
    return static_cast<int>(found - match.sides.begin());
}

bool Show::hasWithdrawals() const {
    return match.participants.size() < match.sides.size();
}

void Show::checkSides(const SpectateUpdate& view) const {
    require(view.sides.size() == match.sides.size() ||
                (hasWithdrawals() && view.sides.size() < match.sides.size()),
            "a view is of the match that is watched", match.id);
    int before = -1;
    for (const SpectatedSide& side : view.sides) {
        require(indexOf(side.id) > before, "sides keep their order", match.id);
        before = indexOf(side.id);
    }
    for (const core::Participant& one : match.participants) {
        const std::string& id = match.sides[static_cast<std::size_t>(one.side)].id;
        require(std::any_of(view.sides.begin(), view.sides.end(),
                            [&](const SpectatedSide& side) { return side.id == id; }),
                "whoever plays is shown", match.id);
    }
}

int Show::furthestOf(int side, Instant at) const {
    int position = 0;
    for (std::size_t index = 0; index < furthest.size(); ++index) {
        if (match.participants[index].side == side)
            position = std::max(position, furthest[index].at(at));
    }
    return position;
}

void Show::checkForm(const SpectateUpdate& view) const {
    require(view.matchId == match.id, "a view is of the match that is watched", match.id);
    checkSides(view);
    Amount pool;
    for (std::size_t index = 0; index < view.sides.size(); ++index) {
        const SpectatedSide& side = view.sides[index];
        require(isHundredths(side.progress) && isHundredths(side.accuracy) && side.wpm % 5 == 0,
                "what spectators see is rounded", match.id);
        require(isHunt(match.queue) ||
                    side.score * 100 <= static_cast<std::int64_t>(match.sequence.size()) *
                                            side.progress.millionths / kHundredth,
                "a duel's score says no more than its progress", match.id);
        require(side.odds == expectedOdds(view.totalPool, side.pool), "odds are those of the pools",
                match.id);
        pool += side.pool;
    }
    require(pool == view.totalPool, "the pool is that of all sides", match.id);
    require(view.player1Progress == view.sides[0].progress &&
                view.player2Progress == view.sides[1].progress &&
                view.betOdds == BetOdds{view.sides[0].odds, view.sides[1].odds},
            "the two players are the first two sides", match.id);
}

/// The earlier the moment, the faster the same characters were.
void Show::checkSpeed(const SpectatedSide& side, int characters, const Window& window) const {
    std::int64_t elapsed = 1000;
    if (match.startedAt)
        elapsed = std::max<std::int64_t>(elapsed, (window.from - *match.startedAt).count());
    require(side.wpm * elapsed <= std::int64_t{characters} * 12'000,
            "a speed is of no newer keystrokes", match.id);
}

void Show::checkView(const SpectateUpdate& view, const Window& window) const {
    checkForm(view);
    require(contains(phase.within(window), view.phase), "a phase is told late, and in time",
            match.id);
    require(contains(spectators.within(window), view.spectatorCount),
            "spectators are counted late, and in time", match.id);
    const std::vector<std::size_t> counts = betCount.within(window);
    require(std::any_of(counts.begin(), counts.end(),
                        [&](std::size_t count) { return hasPools(view, count); }),
            "pools are told late, and in time", match.id);
    if (isHunt(match.queue))
        return;
    for (std::size_t index = 0; index < view.sides.size(); ++index) {
        const SpectatedSide& side = view.sides[index];
        const int position = furthestOf(static_cast<int>(index), window.to);
        require(side.progress.millionths / kHundredth <= percent(position, match),
                "progress is told late", match.id);
        checkSpeed(side, position, window);
    }
}

void Show::checkFinal(const SpectateUpdate& view, int present) const {
    checkForm(view);
    require(view.phase == MatchPhase::Settled || view.phase == MatchPhase::Cancelled,
            "the last view is of a match that is over", match.id);
    require(hasPools(view, bets.size()), "the last view has all bets", match.id);
    require(view.spectatorCount == present, "the last view counts who is there", match.id);
}

void Show::checkCurrent(const SpectateUpdate& view, const core::Match& now) const {
    require(view.phase == now.phase && view.endsAt == now.phaseEndsAt,
            "spectators learn the phase at last", match.id);
    require(hasPools(view, bets.size()), "spectators learn of all bets at last", match.id);
    for (const core::Participant& one : now.participants) {
        const std::string& id = match.sides[static_cast<std::size_t>(one.side)].id;
        const SpectatedSide& side =
            *std::find_if(view.sides.begin(), view.sides.end(),
                          [&](const SpectatedSide& shown) { return shown.id == id; });
        const auto length =
            static_cast<std::int64_t>(one.text ? one.text->size() : match.sequence.size());
        require(!isHunt(match.queue) || side.score == one.cursor.score + one.cursor.position,
                "spectators learn the score at last", match.id);
        require(side.progress.millionths / kHundredth == one.cursor.position * 100 / length,
                "spectators learn the progress at last", match.id);
        const std::int64_t all = one.cursor.allKeys;
        const std::int64_t off =
            side.accuracy.millionths * all - one.cursor.correctKeys * Ratio::kOne;
        require(std::abs(off) * 2 <= kHundredth * all, "accuracy is to the nearest hundredth",
                match.id);
    }
}

void Show::checkOdds(const BetReceipt& receipt, const Window& window) const {
    // Who withdrew when is told late as well: which pools there were is not worked out here.
    if (hasWithdrawals())
        return;
    int side = 0;
    while (match.sides.at(static_cast<std::size_t>(side)).id != receipt.onPlayer)
        ++side;
    for (const std::size_t count : betCount.within(window)) {
        Amount pool;
        for (int other = 0; other < static_cast<int>(match.sides.size()); ++other)
            pool += poolOf(count, other);
        if (receipt.currentOdds == expectedOdds(pool, poolOf(count, side)))
            return;
    }
    fail("the odds of a receipt are told late, and in time (" + match.id.toString() + ')');
}

} // namespace arcade::simulation
