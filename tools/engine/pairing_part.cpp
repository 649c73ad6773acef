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

constexpr std::array kSizes{1'000, 10'000, 100'000};
constexpr int kAttempts = 200;
constexpr int kSeekerRating = 1'200;
constexpr int kSeeker = 50'000'000;

/// What keeps the seeker from those who wait, none of whom may meet each other.
enum class Obstacle {
    /// Each wants somebody far better or far worse than anyone is: none accepts the seeker, and
    /// yet no summary of several tells so.
    TheirBounds,
    /// All are out of the seeker's own bounds.
    OwnBounds,
    /// All would do, and all were met lately.
    MetLately,
};

struct Attempts {
    Stopwatch first;
    int candidatesAtMost = 0;
    std::int64_t turns = 0;
    int paired = 0;
};

int ratingFor(Obstacle obstacle, Dice& dice) {
    return obstacle == Obstacle::MetLately ? kSeekerRating : dice.between(800, 2'000);
}

QueuePreferences wishesFor(Obstacle obstacle, int rating, int number) {
    QueuePreferences wishes;
    switch (obstacle) {
    case Obstacle::TheirBounds:
        if (number % 2 == 0)
            wishes.minOpponentRating = 9'000;
        else
            wishes.maxOpponentRating = 100;
        break;
    case Obstacle::OwnBounds: wishes.minOpponentRating = rating + 150; break;
    case Obstacle::MetLately: break;
    }
    return wishes;
}

} // namespace

void measurePairing(const CoreOptions&, Report& report) {
    report.section("Pairing: one who enters and whom nobody may meet");
    (void)report;
    (void)kSizes;
    (void)kAttempts;
    (void)ratingFor;
    (void)wishesFor;
    (void)kSeeker;
}

} // namespace arcade::engine
