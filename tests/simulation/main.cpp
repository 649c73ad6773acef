/// Plays whole worlds of random players against the core, one per seed, and holds every step
/// against the specification. Prints seed, step and the last commands when a promise is broken.

#include "tests/simulation/failure.h"
#include "tests/simulation/war_world.h"
#include "tests/simulation/world.h"

#include <QCoreApplication>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <string_view>

namespace {

using namespace arcade::simulation;

/// Runs twice, to be compared byte by byte. Not those with a database, which take longest.
constexpr std::uint64_t kTwiceEvery = 10;
constexpr std::uint64_t kTwiceFrom = 5;
/// So many runs together reach everything that there is to check.
constexpr int kReachesAll = 150;

struct Options {
    int seeds = 200;
    std::uint64_t firstSeed = 1;
    int steps = 0;
    int players = 0;
    bool verbose = false;
};

constexpr std::string_view kUsage =
    "simulation [--seeds N] [--first-seed N] [--steps N] [--players N] [--verbose]\n";

std::optional<Options> parse(int count, char** arguments) {
    Options options;
    for (int index = 1; index < count; ++index) {
        const std::string_view name = arguments[index];
        if (name == "--verbose") {
            options.verbose = true;
            continue;
        }
        if (index + 1 == count)
            return std::nullopt;
        char* end = nullptr;
        const char* text = arguments[++index];
        const unsigned long long number = std::strtoull(text, &end, 10);
        if (end == text || *end != '\0')
            return std::nullopt;
        if (name == "--seeds")
            options.seeds = static_cast<int>(number);
        else if (name == "--first-seed")
            options.firstSeed = number;
        else if (name == "--steps")
            options.steps = static_cast<int>(number);
        else if (name == "--players")
            options.players = static_cast<int>(number);
        else
            return std::nullopt;
    }
    return options;
}

/// What runs now, for a broken invariant of the core, which aborts.
const World* s_running = nullptr;
std::uint64_t s_seed = 0;

void report(const World& world, const std::string& broken) {
    std::printf("%sFAILED seed %llu step %d (%d players): %s\n", world.chronicle().text().c_str(),
                static_cast<unsigned long long>(s_seed), world.stepNumber(),
                world.scenario().players, broken.c_str());
    std::printf("again: simulation --seeds 1 --first-seed %llu\n",
                static_cast<unsigned long long>(s_seed));
    std::fflush(stdout);
}

/// The story of the world of crews that runs now.
const WarWorld* s_warring = nullptr;

void reportWar(const std::string& broken) {
    std::printf("%sFAILED war seed %llu step %d: %s\n", s_warring->story().c_str(),
                static_cast<unsigned long long>(s_seed), s_warring->stepNumber(), broken.c_str());
    std::printf("again: simulation --seeds 1 --first-seed %llu\n",
                static_cast<unsigned long long>(s_seed));
    std::fflush(stdout);
}

extern "C" void onAbort(int) {
    if (s_running != nullptr)
        report(*s_running, "an assertion of the core");
    if (s_warring != nullptr)
        reportWar("an assertion of the core");
}

/// Hashes of all outcomes, or nothing when it failed.
std::optional<std::vector<std::uint64_t>> play(const Scenario& scenario, Tally& tally,
                                               World::Prints prints, bool verbose) {
    World world(scenario, tally, prints, verbose);
    s_running = &world;
    s_seed = scenario.seed;
    bool kept = true;
    try {
        while (world.stepNumber() < scenario.steps)
            world.step();
        world.quiesce();
    } catch (const Failure& failure) {
        report(world, failure.text);
        kept = false;
    }
    s_running = nullptr;
    return kept ? std::optional{world.prints()} : std::nullopt;
}

bool playWar(const Options& options, std::uint64_t seed, Tally& tally) {
    constexpr int kSteps = 6'000;
    s_seed = seed;
    WarWorld world(seed, tally);
    s_warring = &world;
    bool kept = true;
    try {
        while (world.stepNumber() < (options.steps > 0 ? options.steps : kSteps))
            world.step();
        world.quiesce();
    } catch (const Failure& failure) {
        reportWar(failure.text);
        kept = false;
    }
    s_warring = nullptr;
    return kept;
}

bool run(const Options& options, std::uint64_t seed, Tally& tally) {
    const Scenario scenario = drawScenario(seed, options.steps, options.players);
    const bool twice = seed % kTwiceEvery == kTwiceFrom;
    const World::Prints prints = twice ? World::Prints::OfEveryOutcome : World::Prints::None;
    const auto first = play(scenario, tally, prints, options.verbose);
    if (!first || !twice)
        return first.has_value();
    Tally again;
    const auto second = play(scenario, again, prints, false);
    if (second == first)
        return true;
    std::printf("FAILED seed %llu: the same commands gave other outcomes the second time\n",
                static_cast<unsigned long long>(seed));
    return false;
}

} // namespace

int main(int count, char** arguments) {
    const auto options = parse(count, arguments);
    if (!options) {
        std::fputs(kUsage.data(), stderr);
        return 2;
    }
    const QCoreApplication application(count, arguments);
    std::signal(SIGABRT, onAbort);
    const auto start = std::chrono::steady_clock::now();
    Tally tally;
    int failed = 0;
    for (int index = 0; index < options->seeds; ++index) {
        const std::uint64_t seed = options->firstSeed + static_cast<std::uint64_t>(index);
        const bool isKept = run(*options, seed, tally);
        if (!playWar(*options, seed, tally) || !isKept)
            ++failed;
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    std::printf("%s%d of %d seeds kept every promise, in %.1f s\n", tally.text().c_str(),
                options->seeds - failed, options->seeds, took.count());
    if (options->seeds >= kReachesAll && options->steps == 0 && options->players == 0 &&
        !tally.unreached().empty()) {
        std::printf("FAILED: never reached: %s\n", tally.unreached().c_str());
        return 1;
    }
    return failed == 0 ? 0 : 1;
}
