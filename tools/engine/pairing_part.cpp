#include "tools/engine/arena.h"
#include "tools/engine/parts.h"
#include "tools/engine/stopwatch.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace arcade::engine {
namespace {

using namespace std::chrono_literals;
using bench::Report;

constexpr int kAttempts = 100;
constexpr int kSeeker = 50'000'000;
constexpr int kSeekerRating = 5'000;
/// They come within this time.
constexpr Duration kEntering = 20s;
/// From here on everyone who waits looks at any rating.
constexpr Duration kAnyRating = 61s;
/// An attempt, and whatever it has left, is over by then.
constexpr int kMostPortions = 1'000;

/// What keeps the seeker from those who wait, none of whom may meet each other.
enum class Obstacle {
    /// Each asks for somebody far better or far worse than anyone is: none accepts the seeker, and
    /// yet no summary of several tells so.
    TheirBounds,
    /// None is in the seeker's own bounds.
    OwnBounds,
    /// All would do, and all were met lately.
    MetLately,
};

constexpr std::array kObstacles{
    std::pair{Obstacle::OwnBounds, "own_bounds"},
    std::pair{Obstacle::TheirBounds, "their_bounds"},
    std::pair{Obstacle::MetLately, "met_lately"},
};

std::string titleOf(Obstacle obstacle) {
    switch (obstacle) {
    case Obstacle::OwnBounds: return "nobody is in the seeker's own bounds";
    case Obstacle::TheirBounds: return "the bounds of all who wait exclude the seeker";
    case Obstacle::MetLately: return "the seeker has met all who wait lately";
    }
    return {};
}

QueuePreferences wishesOfWaiting(Obstacle obstacle, int number) {
    QueuePreferences wishes;
    if (obstacle == Obstacle::MetLately)
        wishes.minOpponentRating = wishes.maxOpponentRating = kSeekerRating;
    else if (number % 2 == 0)
        wishes.minOpponentRating = 9'000;
    else
        wishes.maxOpponentRating = 100;
    return wishes;
}

core::EnterQueue seekerIn(Arena& arena, Obstacle obstacle) {
    QueuePreferences wishes;
    if (obstacle == Obstacle::OwnBounds)
        wishes.minOpponentRating = 9'500;
    return arena.entry(kSeeker, kSeekerRating, wishes);
}

void restoreMeetings(Arena& arena, int count) {
    core::Snapshot snapshot;
    snapshot.aliveAt = arena.now();
    for (int number = 0; number < count; ++number)
        snapshot.pairings.push_back(
            {Arena::queue(), Arena::player(number), Arena::player(kSeeker), arena.now()});
    arena.core().restore(snapshot, arena.now());
}

struct Cost {
    Stopwatch first;
    std::int64_t candidates = 0;
    std::int64_t candidatesAtMost = 0;
    std::int64_t portions = 0;
    int pairs = 0;

    void add(const core::Outcome& outcome) {
        candidates += outcome.observations.candidates;
        candidatesAtMost = std::max(candidatesAtMost, outcome.observations.candidates);
        portions += outcome.observations.candidates > 0 ? 1 : 0;
    }
};

void attempt(Arena& arena, Obstacle obstacle, Cost& cost) {
    const core::Command enter = seekerIn(arena, obstacle);
    cost.first.start();
    core::Outcome outcome = arena.apply(enter);
    cost.first.stop(1);
    for (int portion = 0; outcome.observations.candidates > 0 && portion < kMostPortions;
         ++portion) {
        cost.add(outcome);
        outcome = arena.pass(1ms);
    }
    if (arena.core().matches().empty()) {
        arena.apply(core::LeaveQueue{Arena::player(kSeeker)});
    } else {
        ++cost.pairs;
        arena.apply(core::Kick{Arena::player(kSeeker)});
    }
    arena.pass(20ms);
}

Cost costOf(Obstacle obstacle, int waiting) {
    Arena arena;
    if (obstacle == Obstacle::MetLately)
        restoreMeetings(arena, waiting);
    Dice dice;
    // One after another, so that not all is due at once.
    const int atOnce = static_cast<int>(waiting / kEntering.count()) + 1;
    for (int number = 0; number < waiting; ++number) {
        if (number % atOnce == 0)
            arena.pass(1ms);
        arena.apply(
            arena.entry(number, dice.between(200, 8'900), wishesOfWaiting(obstacle, number)));
    }
    while (arena.now() < arena.startedAt() + kEntering + kAnyRating)
        arena.pass(1ms);
    // The first change after a while is told to all who wait: not what an attempt costs.
    Cost untold;
    attempt(arena, obstacle, untold);
    Cost cost;
    for (int number = 0; number < kAttempts; ++number)
        attempt(arena, obstacle, cost);
    return cost;
}

void tell(Report& report, const std::string& waiting, const Cost& cost) {
    const double attempts = kAttempts;
    report.figure("first_" + waiting, waiting + " wait: the entry itself",
                  cost.first.microsecondsEach(), "us");
    report.figure("at_most_" + waiting,
                  waiting + " wait: candidates looked at in one call, at most",
                  static_cast<double>(cost.candidatesAtMost), "",
                  {{}, 3.0 * core::Rules{}.candidatesAnAttempt});
    report.figure("candidates_" + waiting, waiting + " wait: candidates in all",
                  static_cast<double>(cost.candidates) / attempts, "an attempt");
    report.figure("calls_" + waiting, waiting + " wait: calls, a millisecond apart",
                  static_cast<double>(cost.portions) / attempts, "an attempt");
}

} // namespace

void measurePairing(const CoreOptions& options, Report& report) {
    const std::array sizes{options.tickets / 100, options.tickets / 10, options.tickets};
    for (const auto& [obstacle, key] : kObstacles) {
        report.section("Pairing: " + titleOf(obstacle));
        std::array<double, sizes.size()> times{};
        for (std::size_t index = 0; index < sizes.size(); ++index) {
            const Cost cost = costOf(obstacle, sizes[index]);
            times[index] = cost.first.microsecondsEach();
            tell(report, std::to_string(sizes[index]), cost);
            if (obstacle == Obstacle::MetLately)
                report.figure("pairs_" + std::to_string(sizes[index]),
                              std::to_string(sizes[index]) + " wait: met again for want of others",
                              cost.pairs, "", {double(kAttempts), {}});
        }
        for (std::size_t index = 1; index < sizes.size(); ++index)
            report.figure("growth_" + std::to_string(sizes[index]),
                          "ten times as many, " + std::to_string(sizes[index]) +
                              ": the entry takes",
                          times[index] / times[index - 1], "times as long");
    }
}

} // namespace arcade::engine
