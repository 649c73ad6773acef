#include "tools/engine/crowd.h"
#include "tools/engine/parts.h"
#include "tools/engine/stopwatch.h"

#include <string>

namespace arcade::engine {
namespace {

using namespace std::chrono_literals;
using bench::Report;

/// Issue's goal, in operations a second.
constexpr double kGoal = 500'000;
/// So many in a millisecond of the engine's time: what a second brings due comes along at the
/// goal's rate.
constexpr int kOperationsAMillisecond = 500;
/// They came within this time, so that their ranges are those of all ages.
constexpr Duration kArrival = 100s;

enum class Mix { Enter, Leave, Both };

/// Commands are made beforehand: they are the host's work.
std::vector<core::Command> commandsOf(WaitingCrowd& crowd, Dice& dice, Mix mix) {
    std::vector<core::Command> commands;
    for (int number = 0; number < kOperationsAMillisecond; ++number) {
        const bool enters = mix == Mix::Enter || (mix == Mix::Both && dice.below(2) == 0);
        commands.push_back(enters ? crowd.enter() : crowd.leave());
    }
    return commands;
}

void doAll(Arena& arena, const std::vector<core::Command>& commands, Stopwatch& watch) {
    watch.start();
    arena.pass(1ms);
    for (const core::Command& command : commands)
        arena.apply(command);
    watch.stop(static_cast<std::int64_t>(commands.size()));
}

void tell(Report& report, const std::string& key, const Stopwatch& watch,
          const bench::Goal& goal = {}) {
    report.figure(key + "_rate", key, watch.perSecond(), "a second", goal);
    report.figure(key + "_allocations", key + ": allocations", watch.allocationsEach(), "each");
}

/// The same among fewer, whose operations would take as much less if they looked at each.
void tellGrowth(const CoreOptions& options, const Stopwatch& all, Report& report) {
    for (const int share : {10, 100}) {
        Arena arena;
        WaitingCrowd crowd(arena, options.tickets / share, kArrival);
        Dice dice;
        Stopwatch fewer;
        for (int done = 0; done < options.operations / 5; done += kOperationsAMillisecond)
            doAll(arena, commandsOf(crowd, dice, Mix::Both), fewer);
        report.figure("growth_" + std::to_string(share),
                      std::to_string(share) + " times as many wait: an operation takes",
                      fewer.perSecond() / all.perSecond(), "times as long");
    }
}

} // namespace

void measureQueue(const CoreOptions& options, Report& report) {
    Arena arena;
    WaitingCrowd crowd(arena, options.tickets, kArrival);
    Dice dice;
    Stopwatch mixed;
    Stopwatch enter;
    Stopwatch leave;
    for (int done = 0; done < options.operations; done += kOperationsAMillisecond)
        doAll(arena, commandsOf(crowd, dice, Mix::Both), mixed);
    for (int done = 0; done < options.operations; done += 2 * kOperationsAMillisecond) {
        doAll(arena, commandsOf(crowd, dice, Mix::Enter), enter);
        doAll(arena, commandsOf(crowd, dice, Mix::Leave), leave);
    }
    report.section("Queue operations: " + std::to_string(options.tickets) +
                   " tickets wait in one queue");
    report.figure("waiting", "waiting at the end", crowd.size(), "");
    tell(report, "mixed", mixed, {kGoal, {}});
    tell(report, "enter", enter);
    tell(report, "leave", leave);
    report.remark("Everyone asks for an opponent at least " +
                  std::to_string(WaitingCrowd::kStronger) +
                  " points better, so that nobody can meet; positions are told as ever.");
    tellGrowth(options, mixed, report);
}

} // namespace arcade::engine
