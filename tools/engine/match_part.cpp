#include "tools/engine/crowd.h"
#include "tools/engine/parts.h"
#include "tools/engine/stopwatch.h"

#include <string>

namespace arcade::engine {
namespace {

using namespace std::chrono_literals;
using bench::Report;

/// Those who meet are a league of their own, which the waiting crowd's ratings do not reach.
constexpr int kLeague = 5'000;
constexpr int kPairsAMillisecond = 20;

} // namespace

void measureMatches(const CoreOptions& options, Report& report) {
    Arena arena;
    WaitingCrowd crowd(arena, options.tickets, 100s);
    Dice dice;
    QueuePreferences wishes;
    wishes.minOpponentRating = kLeague - 1'000;
    Stopwatch watch;
    int player = 10'000'000;
    for (int done = 0; done < options.matches; done += kPairsAMillisecond) {
        std::vector<core::Command> commands;
        for (int number = 0; number < 2 * kPairsAMillisecond; ++number)
            commands.push_back(arena.entry(player++, kLeague + dice.between(0, 50), wishes));
        watch.start();
        arena.pass(1ms);
        for (const core::Command& command : commands)
            arena.apply(command);
        watch.stop(kPairsAMillisecond);
    }
    report.section("Matches: two tickets enter and meet, beside " +
                   std::to_string(options.tickets) + " that wait in the same queue");
    report.figure("made", "matches made", static_cast<double>(arena.core().matches().size()), "",
                  {double(options.matches), {}});
    report.figure("match_rate", "matches", watch.perSecond(), "a second");
    report.figure("match_allocations", "allocations", watch.allocationsEach(), "a match");
}

} // namespace arcade::engine
