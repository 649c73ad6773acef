#include "tools/engine/arena.h"
#include "tools/engine/parts.h"
#include "tools/engine/stopwatch.h"

#include <string>
#include <variant>

namespace arcade::engine {
namespace {

using namespace std::chrono_literals;
using bench::Report;

/// Of each player, as the goals of a whole node have it.
constexpr int kMessagesASecond = 10;
constexpr Duration kPlayed = 10s;

struct Seat {
    PlayerId player;
    MatchId match;
    std::string text;
    std::size_t typed = 0;
};

/// A keystroke a message, and its correction when the text is out, so that nobody wins.
core::Command keystroke(Seat& seat) {
    GameProgress progress;
    progress.matchId = seat.match;
    const bool isNearEnd = seat.typed % 2 == 1;
    progress.typed = isNearEnd ? std::string(1, '\b') : seat.text.substr(0, 1);
    progress.keysBefore = static_cast<std::int64_t>(seat.typed++);
    return core::Type{seat.player, std::move(progress)};
}

std::vector<Seat> seatsInPlay(Arena& arena, int duels) {
    for (int player = 0; player < 2 * duels; ++player)
        arena.apply(arena.entry(player, 1200));
    std::vector<Seat> seats;
    for (const core::Match* match : arena.core().matches()) {
        for (const core::Participant& one : match->participants)
            seats.push_back({one.ticket.player, match->id, {}});
    }
    for (const Seat& seat : seats)
        arena.apply(core::Respond{seat.player, seat.match, ReadyResponse::Accept});
    arena.pass(core::Rules{}.countdown);
    for (Seat& seat : seats)
        seat.text = arena.core().findMatch(seat.match)->sequence;
    return seats;
}

} // namespace

void measureDuels(const CoreOptions& options, Report& report) {
    Arena arena;
    std::vector<Seat> seats = seatsInPlay(arena, options.duels);
    Stopwatch watch;
    const auto turns = kPlayed / 1ms;
    const auto atOnce = static_cast<int>(seats.size()) * kMessagesASecond / 1'000;
    std::size_t next = 0;
    for (int turn = 0; turn < turns; ++turn) {
        std::vector<core::Command> commands;
        for (int number = 0; number < atOnce; ++number)
            commands.push_back(keystroke(seats[next++ % seats.size()]));
        watch.start();
        arena.pass(1ms);
        for (const core::Command& command : commands)
            arena.apply(command);
        watch.stop(atOnce);
    }
    report.section("Typing: " + std::to_string(options.duels) + " duels, each player " +
                   std::to_string(kMessagesASecond) + " messages a second");
    report.figure("in_play", "in play at the end",
                  static_cast<double>(arena.core().matches().size()), "",
                  {double(options.duels), {}});
    report.figure("typing_rate", "typing messages", watch.perSecond(), "a second");
    report.figure("typing_allocations", "allocations", watch.allocationsEach(), "a message");
}

} // namespace arcade::engine
