#include "tools/bench/routine.h"

#include "tools/bench/patience.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdio>

namespace arcade::bench {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kTick = 2ms;

} // namespace

QString coordinatorProgram(const QString& named) {
    return named.isEmpty()
               ? QCoreApplication::applicationDirPath() + QStringLiteral("/arcade-coordinator")
               : named;
}

QStringList serverSettings() {
    return {QStringLiteral("ARCADE_MATCHING_ANTI_SNIPING_MAX_MS=0"),
            QStringLiteral("ARCADE_LIMITS_CONNECTIONS=19000"),
            QStringLiteral("ARCADE_LIMITS_APPLY_TO_LOOPBACK=false"),
            QStringLiteral("ARCADE_LOG_LEVEL=warning")};
}

player::Behaviour duellist() {
    player::Behaviour behaviour;
    behaviour.plays = false;
    behaviour.leavesWhenDone = false;
    behaviour.queue.stakeTier = StakeTier::Diamond;
    behaviour.habits = {53, 0.5, 0.4};
    behaviour.showAfter = 20ms;
    behaviour.answerAfter = 200ms;
    return behaviour;
}

void say(const char* sentence) {
    std::fprintf(stderr, "arcade-bench: %s\n", sentence);
}

double secondsSince(player::Time start) {
    return std::chrono::duration<double>(player::Clock::now() - start).count();
}

bool spread(int count, std::chrono::milliseconds time, const std::function<void(int)>& call) {
    const auto start = player::Clock::now();
    int done = 0;
    while (done < count) {
        const double share = (player::Clock::now() - start) / std::chrono::duration<double>(time);
        const int due = std::min(count, static_cast<int>(share * count));
        while (done < due)
            call(done++);
        if (done < count && !waitFor(kTick))
            return false;
    }
    return true;
}

} // namespace arcade::bench
